import { type ProposedDate, TakeDate } from '../../components/outbox/TakeDate.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { t } from '../../lib/i18n/t.ts';
import { lineWriting } from '../../lib/lens/outbox/line-writing.ts';
import { takeDate } from '../../lib/surface/outbox.ts';
import { useOutboxActs } from '../../lib/surface/use-outbox-acts.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

interface LineActsProps {
  orderId: string;
  lineId: string;
  /** The date that the page beside shows. */
  proposed?: ProposedDate;
}

/** What a line can be told in the system that it came from; nothing where that is not connected. */
export function LineActs({ orderId, lineId, proposed }: LineActsProps) {
  const { remote } = useReading((store, now) => lineWriting(store, orderId, lineId, now), [orderId, lineId], {
    of: ['outbox', 'records', 'connections', 'workspace'],
    keep: true,
  });
  const { failure, act, acts } = useOutboxActs();
  const writing = remote.value.state === 'ready' ? remote.value.value : null;
  if (!writing) return null;
  const noteOf = (becomes: CalendarDate, reason: string) =>
    t('outbox.note.date', {
      line: writing.target.words,
      // Read by people of other languages: days as every one of them reads them.
      was: writing.promisedOn ?? t('outbox.none-before'),
      becomes,
      reason,
    });
  return (
    <>
      {failure ? <FailureNote failure={failure} /> : null}
      <TakeDate
        key={`${orderId} ${lineId} ${proposed?.on ?? ''}`}
        writing={writing}
        proposed={proposed}
        instant={Date.now()}
        noteOf={noteOf}
        onTake={(becomes, reason) => act(takeDate(writing, becomes, reason, noteOf(becomes, reason)))}
        {...acts}
      />
    </>
  );
}
