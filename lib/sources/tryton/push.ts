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
      if (work.kind === 'task') throw new FailureError(noTasks);
      return lookAtDate(scope, entry, work);
    },
    async write(entry: OutboxEntry, look: OpenLook): Promise<{ made: string[] }> {
      const { work } = entry;
      try {
        if (work.kind === 'note') return { made: await writeNote(scope, entry, work.message, look) };
        if (work.kind === 'removal') return { made: await removeNotes(scope, look) };
        if (work.kind === 'task') throw new FailureError(noTasks);
        return { made: await writeDate(scope, work, look) };
      } catch (error) {
        throw asRefusal(error);
      }
    },
  };
}

const noTasks = {
  code: 'write-not-possible',
  message: 'Tryton keeps no tasks that could be written to.',
  next: 'Write it as a note on the partner, and drop this here.',
};

/** What Tryton said no to was rolled back by it: nothing of it is written. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof FailureError) || error.failure.code !== 'tryton-refused') return error;
  return new FailureError({
    code: 'write-refused',
    message: error.failure.message.replace(/^Tryton refused [\w.]+: /, 'Tryton refused it: '),
    next: 'Nothing was written. Ask whoever looks after Tryton to let this user do it, or do it there by hand; then try again or drop it here.',
  });
}
