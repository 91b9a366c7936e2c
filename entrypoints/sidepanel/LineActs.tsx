import { useState } from 'preact/hooks';
import { TakeDate } from '../../components/outbox/TakeDate.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { lineWriting } from '../../lib/lens/outbox/line-writing.ts';
import { retry, takeBack, takeDate, undo, writeOurs } from '../../lib/surface/outbox.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** What a line can be told in the system that it came from; nothing where that is not connected. */
export function LineActs({ orderId, lineId }: { orderId: string; lineId: string }) {
  const { remote } = useReading((store, now) => lineWriting(store, orderId, lineId, now), [orderId, lineId], {
    of: ['outbox', 'records', 'connections', 'workspace'],
    keep: true,
  });
  const [failure, setFailure] = useState<Failure>();
  const writing = remote.value.state === 'ready' ? remote.value.value : null;
  if (!writing) return null;
  const act = (work: Promise<unknown>) => {
    setFailure(undefined);
    work.catch((error: unknown) => setFailure(failureOf(error)));
  };
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
        key={`${orderId} ${lineId}`}
        writing={writing}
        instant={Date.now()}
        noteOf={noteOf}
        onTake={(becomes, reason) => act(takeDate(writing, becomes, reason, noteOf(becomes, reason)))}
        onUndo={(id) => act(undo(id))}
        onTakeBack={(id) => act(takeBack(id))}
        onRetry={(id) => act(retry(id))}
        onWriteOurs={(id) => act(writeOurs(id))}
      />
    </>
  );
}
