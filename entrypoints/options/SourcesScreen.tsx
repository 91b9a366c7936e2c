import { useState } from 'preact/hooks';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { LedgerTable } from '../../components/sources/LedgerTable.tsx';
import { type Connection, signsInByCode } from '../../lib/domain/connection.ts';
import { isAskable } from '../../lib/domain/lookup.ts';
import { t } from '../../lib/i18n/t.ts';
import { explainSwitch } from '../../lib/policy/switches.ts';
import type { FeedDraft } from '../../lib/surface/check-feed.ts';
import { connectionViews, requests, saveRequests } from '../../lib/surface/connections.ts';
import { useOnline } from '../../lib/surface/use-online.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { ConnectedSystem } from './ConnectedSystem.tsx';
import { ConnectPart } from './ConnectPart.tsx';
import { FeedReview } from './FeedReview.tsx';
import { OutboxPart } from './OutboxPart.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';

const CONNECTIONS = { of: ['connections', 'jobs'] } as const;
const SETTINGS = { of: ['settings'] } as const;

/** Systems: connect one, see how fresh its records are, read now, check, disconnect; and what was asked of them. */
export function SourcesScreen() {
  const { remote, again } = useReading(connectionViews, [], CONNECTIONS);
  const { remote: own } = useReading((store) => explainSwitch(store, 'sources.ownObjects'), [], SETTINGS);
  const mayReadOwn = own.value.state !== 'ready' || own.value.value.on;
  const online = useOnline();
  const [said, setSaid] = useState<string>();
  const [draft, setDraft] = useState<FeedDraft>();
  const leave = () => {
    draft?.look.looker.close();
    setDraft(undefined);
  };
  const views = remote.value.state === 'ready' ? remote.value.value : [];
  return (
    <>
      <h1>{t('sources.title')}</h1>
      <p class="dim">{t('sources.why')}</p>
      <RemoteView remote={remote.value} rows={2}>
        {() =>
          views.length === 0 ? (
            <p class="mt dim">{t('sources.none')}</p>
          ) : (
            views.map((view) => (
              <ConnectedSystem
                key={view.connection.id}
                view={view}
                online={online}
                mayReadOwn={mayReadOwn}
                onReview={setDraft}
                onAllowed={again}
                onRemoved={(connection) => setSaid(removedWords(connection))}
              />
            ))
          )
        }
      </RemoteView>
      {draft ? <FeedReview draft={draft} onDraft={setDraft} onBack={leave} onDone={leave} /> : null}
      {said ? (
        <p class="mt" role="status">
          {said}
        </p>
      ) : null}
      <OutboxPart />
      {views.some(({ connection }) => isAskable(connection)) ? <SwitchSetting of="lookups.ask" /> : null}
      <ConnectPart onConnected={setSaid} />
      <Requests />
    </>
  );
}

/** What was asked of the systems. */
function Requests() {
  const { remote } = useReading(requests, [], CONNECTIONS);
  return (
    <section>
      {remote.value.state === 'ready' ? (
        <LedgerTable entries={remote.value.value} onSave={() => void saveRequests()} />
      ) : null}
    </section>
  );
}

function removedWords(connection: Connection): string {
  return t(signsInByCode(connection) ? 'sources.removed.sign-in' : 'sources.removed', {
    label: connection.label,
  });
}
