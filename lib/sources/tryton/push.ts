import type { OutboxEntry } from '../../domain/outbox.ts';
import { FailureError } from '../../domain/result.ts';
import type { Look, OpenLook, Push } from '../source.ts';
import { lookAtDate, writeDate } from './push-date.ts';
import { lookAtNote, lookAtRemoval, removeNotes, writeNote } from './push-note.ts';
import type { WriteScope } from './push-scope.ts';

/** Writing into Tryton: notes on parties and purchases, promised dates of purchase lines. */
export function trytonPush(scope: WriteScope): Push {
  return {
    look(entry: OutboxEntry): Promise<Look> {
      const { work } = entry;
      if (work.kind === 'note') return lookAtNote(scope, entry);
      if (work.kind === 'removal') return lookAtRemoval(scope, work.records);
      return lookAtDate(scope, entry, work);
    },
    async write(entry: OutboxEntry, look: OpenLook): Promise<{ made: string[] }> {
      const { work } = entry;
      try {
        if (work.kind === 'note') return { made: await writeNote(scope, entry, work.message, look) };
        if (work.kind === 'removal') return { made: await removeNotes(scope, look) };
        return { made: await writeDate(scope, work, look) };
      } catch (error) {
        throw asRefusal(error);
      }
    },
  };
}

/** What Tryton said no to was rolled back by it: nothing of it is written. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof FailureError) || error.failure.code !== 'tryton-refused') return error;
  return new FailureError({
    code: 'write-refused',
    message: error.failure.message.replace(/^Tryton refused [\w.]+: /, 'Tryton refused it: '),
    next: 'Nothing was written. Ask whoever looks after Tryton to let this user do it, or do it there by hand; then try again or drop it here.',
  });
}
