import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { ChangesList } from '../../components/mine/ChangesList.tsx';
import { Following } from '../../components/mine/Following.tsx';
import { MyOrdersPage, Whose } from '../../components/mine/MyOrdersPage.tsx';
import { WhoAmI } from '../../components/mine/WhoAmI.tsx';
import { Nothing } from '../../components/page/PagePanel.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import type { Mine } from '../../lib/domain/mine.ts';
import { t } from '../../lib/i18n/t.ts';
import { groupsOfMine } from '../../lib/lens/chaser/chase-groups.ts';
import { originOf, readContext } from '../../lib/lens/context.ts';
import { followChanges } from '../../lib/lens/mine/follow-changes.ts';
import type { MineFilter, MyOrders, MyOrdersHead } from '../../lib/lens/mine/mine-views.ts';
import { myOrders, myOrdersHead } from '../../lib/lens/mine/my-orders.ts';
import { originOfWorkspace } from '../../lib/lens/workspace.ts';
import { saveMine } from '../../lib/policy/mine.ts';
import { listFollows } from '../../lib/store/follows.ts';
import { dismissed, markSeen, settleSeen, stopFollowing, unmarkSeen } from '../../lib/surface/follows.ts';
import { DERIVED, FOLLOWS, surfaceStore } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { ChaseFrom } from './ChaseFrom.tsx';
import { KnownSection } from './KnownLines.tsx';
import { lineHref, partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

const view = signal<'mine' | 'all'>('mine');
const filter = signal<MineFilter>({ state: 'all', plant: '', company: '' });

/** *My orders*: what changed, my open lines, and what is followed. */
export function MineScreen({ onImport }: { onImport: () => void }) {
  const { remote, again } = useReading(myOrdersHead, [], { of: DERIVED });
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <h1 class="vh">{t('tab.mine')}</h1>
      <Changes />
      <RemoteView remote={remote.value} onRetry={again}>
        {(head) => <Orders head={head} choosing={choosing} onChoosing={setChoosing} onImport={onImport} />}
      </RemoteView>
      <KnownSection />
      <FollowingSection />
    </>
  );
}

interface OrdersProps {
  head: MyOrdersHead;
  choosing: boolean;
  onChoosing: (choosing: boolean) => void;
  onImport: () => void;
}

function Orders({ head, choosing, onChoosing, onImport }: OrdersProps) {
  if (head.workspace.lines === 0)
    return (
      <Nothing title={t('mine.empty.title')} why={t('mine.empty.why')}>
        <button type="button" class="btn primary" onClick={onImport}>
          {t('first.data.import')}
        </button>
      </Nothing>
    );
  const show = (next: 'mine' | 'all') => {
    view.value = next;
    onChoosing(false);
  };
  const mine = head.made < head.all ? head.mine : head.mine.filter((one) => isNamed(one, head));
  // Names of removed records, such as the sample's, are nobody's any more: who I am is asked again.
  if (choosing || (mine.length === 0 && view.value === 'mine'))
    return (
      <WhoAmI
        names={head.names}
        mine={mine}
        origin={originOfWorkspace(head.workspace)}
        onSave={(chosen) =>
          void surfaceStore()
            .then((store) => saveMine(store, chosen))
            .then(() => show('mine'))
        }
        onAll={() => show('all')}
      />
    );
  return (
    <>
      <Whose view={view.value} mine={head.mine} onView={show} onChange={() => onChoosing(true)} />
      <Lines head={head} mine={view.value === 'all' ? 'all' : head.mine} />
    </>
  );
}

function isNamed(one: Mine[number], { names }: MyOrdersHead): boolean {
  return names.some(({ kind, name }) => kind === one.kind && name === one.name);
}

function Lines({ head, mine }: { head: MyOrdersHead; mine: Mine | 'all' }) {
  const { remote, again } = useReading<MyOrders>(
    (store, now, show) => myOrders(store, now, mine, show),
    [JSON.stringify(mine)],
    { of: DERIVED },
  );
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10}>
      {(orders) => (
        <MyOrdersPage
          head={head}
          view={view.value}
          orders={orders}
          filter={filter.value}
          onFilter={(next) => {
            filter.value = next;
          }}
          lineHref={lineHref}
          chase={(lines) => <ChaseFrom groups={groupsOfMine(lines)} />}
        />
      )}
    </RemoteView>
  );
}

const hrefOfFollow = ({ kind, targetId }: { kind: 'order' | 'partner'; targetId: string }) =>
  kind === 'order' ? hrefOf({ view: 'order', orderId: targetId }) : partnerHref(targetId);

function Changes() {
  const { remote } = useReading(
    async (store, now) => ({ follows: await listFollows(store), context: await readContext(store, now) }),
    [],
    { of: FOLLOWS },
  );
  if (remote.value.state !== 'ready') return null;
  const { follows, context } = remote.value.value;
  return (
    <ChangesList
      changes={followChanges(follows, dismissed.value)}
      today={context.now.today}
      originOf={(line) => originOf(line, context)}
      hrefOf={hrefOfFollow}
      lineHref={lineHref}
      onSeen={(ids) => void markSeen(ids)}
      onUndo={(id) => void unmarkSeen(id)}
      onFinal={(id) => void settleSeen(id)}
    />
  );
}

function FollowingSection() {
  const { remote } = useReading(listFollows, [], { of: FOLLOWS });
  if (remote.value.state !== 'ready') return null;
  return (
    <Following follows={remote.value.value} hrefOf={hrefOfFollow} onEnd={(id) => void stopFollowing(id)} />
  );
}
