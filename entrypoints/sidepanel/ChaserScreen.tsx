import { useState } from 'preact/hooks';
import { ChaserPage, type Way } from '../../components/chaser/ChaserPage.tsx';
import type { Draft } from '../../components/chaser/use-draft.ts';
import { Gone } from '../../components/parts/Gone.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { UndoLine } from '../../components/parts/UndoLine.tsx';
import { KnownAct } from '../../components/silence/KnownAct.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { emlOf } from '../../lib/export/mail/eml.ts';
import { t } from '../../lib/i18n/t.ts';
import { chaserView } from '../../lib/lens/chaser/chaser.ts';
import type { ChaserLine, ChaserView } from '../../lib/lens/chaser/chaser-views.ts';
import { copy } from '../../lib/surface/clipboard.ts';
import { download } from '../../lib/surface/download.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { forgetReminder, newDraftId, noteReminder } from '../../lib/surface/reminders.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { chosenLines } from './chaser-lines.ts';
import { useKnown } from './KnownLines.tsx';
import { partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

interface ChaserScreenProps {
  partnerId: string;
  /** Only the lines of this order are ticked at first. */
  orderId?: string;
}

/** A reminder to one partner, drafted from its open lines. */
export function ChaserScreen({ partnerId, orderId }: ChaserScreenProps) {
  const { remote, again } = useReading((store, now) => chaserView(store, partnerId, now), [partnerId]);
  const { done, takeOver, forget } = useTakeOver(partnerId);
  // Taken once: who comes here another way writes about all that waits.
  const [chosen] = useState(() => {
    const lines = chosenLines.peek();
    chosenLines.value = null;
    return lines;
  });
  const only = orderId
    ? (line: ChaserLine) => line.orderId === orderId
    : chosen?.partnerId === partnerId
      ? (line: ChaserLine) => chosen.keys.has(line.key)
      : undefined;
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={8} heading={t('chaser.title')}>
      {(view) =>
        view ? (
          <ChaserPage
            view={view}
            only={only}
            instant={Date.now()}
            backHref={orderId ? hrefOf({ view: 'order', orderId }) : partnerHref(partnerId)}
            done={done}
            onTakeOver={takeOver}
            onNotSent={forget}
            actsOf={(lines) => <KnownTicked view={view} lines={lines} />}
          />
        ) : (
          <Gone what={t('partner.not-found.title')} why={t('partner.not-found.why')} />
        )
      }
    </RemoteView>
  );
}

/** Says that the ticked lines are known until a day. */
function KnownTicked({ view, lines }: { view: ChaserView; lines: readonly ChaserLine[] }) {
  const { today } = view.workspace;
  const { done, say } = useKnown(today);
  return (
    <KnownAct
      today={today}
      scopes={lines.length > 0 ? [['ticked', t('known.scope.ticked', { n: lines.length })]] : []}
      done={done}
      onSave={(how) =>
        say(
          lines.map(({ orderId, lineId, state, row }) => ({
            orderId,
            lineId,
            state,
            partnerId: view.partner.id,
            orderNumber: row.order,
            lineNumber: row.line,
            promisedOn: row.promisedOn,
          })),
          how,
        )
      }
    />
  );
}

type Done = { of: 'left'; how: 'mail' | 'copied' | 'file'; time: number } | { of: 'undone' } | null;

/** Lets a draft leave, notes that it did, and offers the way back. */
function useTakeOver(partnerId: string) {
  const [draftId, setDraftId] = useState(newDraftId);
  const [failure, setFailure] = useState<Failure>();
  const [done, setDone] = useState<Done>(null);
  const act = (work: () => Promise<void>) => {
    setFailure(undefined);
    void work().catch((error: unknown) => setFailure(failureOf(error)));
  };
  const takeOver = (way: Way, draft: Draft) =>
    act(async () => {
      await leave(way, draft);
      const how = way === 'copied-text' ? 'copied' : way;
      const { subject, step, language } = draft;
      await noteReminder({
        id: draftId,
        partnerId,
        title: subject.slice(0, 300),
        how,
        step,
        language,
        to: draft.to.map(({ email }) => email).slice(0, 50),
        lines: draft.lines.map(({ orderId, lineId }) => [orderId, lineId]),
      });
      setDone({ of: 'left', how, time: Date.now() });
    });
  const forget = (id: string) =>
    act(async () => {
      await forgetReminder(id);
      if (id === draftId) setDraftId(newDraftId());
      setDone({ of: 'undone' });
    });
  return {
    takeOver,
    forget,
    done: doneLine(
      failure,
      done,
      () => forget(draftId),
      () => setDone(null),
    ),
  };
}

function doneLine(failure: Failure | undefined, done: Done, onUndo: () => void, onFinal: () => void) {
  if (failure) return <FailureNote failure={failure} />;
  if (done?.of === 'undone')
    return (
      <p class="small" role="status">
        {t('chaser.undone')}
      </p>
    );
  return done ? (
    <UndoLine key={done.time} words={t(`chaser.done.${done.how}`)} onUndo={onUndo} onFinal={onFinal} />
  ) : null;
}

/** To the clipboard or into a file; the mail program is opened by the link itself. */
async function leave(way: Way, draft: Draft): Promise<void> {
  if (way === 'copied') await copy(draft.text, draft.html);
  if (way === 'copied-text') await copy(draft.text);
  if (way === 'file') download('reminder.eml', new Blob([emlOf(draft)], { type: 'message/rfc822' }));
}
