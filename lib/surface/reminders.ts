import type { Reminder } from '../domain/activity.ts';
import { REMINDER_PREFIX } from '../domain/activity.ts';
import { personOf } from '../lens/silence/line-notes.ts';
import { readMine } from '../policy/mine.ts';
import { putReminder, removeReminder } from '../store/reminders.ts';
import { readWorkspace } from '../store/workspace.ts';
import { surfaceStore } from './reading.ts';

/** The id of a draft: however often it is copied or opened, it is one reminder. */
export function newDraftId(): string {
  return `${REMINDER_PREFIX}${crypto.randomUUID()}`;
}

/** Notes that a draft left. Throws `store-full`. */
export async function noteReminder(
  said: Pick<Reminder, 'id' | 'partnerId' | 'title' | 'how' | 'step' | 'language' | 'to' | 'lines'>,
): Promise<void> {
  const store = await surfaceStore();
  const [{ sample }, mine] = await Promise.all([readWorkspace(store), readMine(store)]);
  const at = Date.now();
  await putReminder(store, {
    ...said,
    kind: 'reminder',
    at,
    by: personOf(mine),
    sample,
  });
}

/** A draft that was not sent after all is forgotten. */
export async function forgetReminder(id: string): Promise<void> {
  await removeReminder(await surfaceStore(), id);
}
