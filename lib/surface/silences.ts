import { signal } from '@preact/signals';
import { type Silence, silenceId } from '../domain/silence.ts';
import { personOf } from '../lens/silence/line-notes.ts';
import type { LineView } from '../lens/views.ts';
import { readMine } from '../policy/mine.ts';
import { allSilences, putSilences, removeSilences } from '../store/silences.ts';
import { readWorkspace } from '../store/workspace.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/** Of which line something is said. */
export type SilencedLine = Pick<
  LineView,
  'orderId' | 'lineId' | 'partnerId' | 'orderNumber' | 'lineNumber' | 'state' | 'promisedOn'
>;

/** What was said last and can still be undone: how many lines until when, and what was said of them before. */
export const justSaid = signal<{
  lines: number;
  until: string;
  ids: readonly string[];
  before: readonly Silence[];
  at: number;
} | null>(null);

/** Notes that these lines are known until a day, in place of what this person said of them before. Throws `store-full`. */
export async function sayKnown(
  lines: readonly SilencedLine[],
  said: Pick<Silence, 'until' | 'reason' | 'note'>,
): Promise<void> {
  const store = await surfaceStore();
  const [{ sample }, mine, stored] = await Promise.all([
    readWorkspace(store),
    readMine(store),
    allSilences(store),
  ]);
  const who = personOf(mine) ?? '';
  const at = Date.now();
  const silences = lines.map(({ orderNumber, lineNumber, ...line }): Silence => {
    const { orderId, lineId, partnerId, state, promisedOn } = line;
    const title = (lineNumber ? `${orderNumber} / ${lineNumber}` : orderNumber).slice(0, 130);
    const id = silenceId({ orderId, lineId, who });
    return { id, partnerId, orderId, lineId, title, who, ...said, state, promisedOn, at, sample };
  });
  await putSilences(store, silences);
  const ids = silences.map(({ id }) => id);
  const before = stored.filter(({ id }) => ids.includes(id));
  justSaid.value = { lines: lines.length, until: said.until, ids, before, at };
  await askFromPanel('recordsChanged', {});
}

/** What was said last is as it was before. */
export async function unsay(): Promise<void> {
  const last = justSaid.value;
  if (!last) return;
  const store = await surfaceStore();
  const kept = new Set(last.before.map(({ id }) => id));
  await putSilences(store, last.before);
  await removeSilences(
    store,
    last.ids.filter((id) => !kept.has(id)),
  );
  justSaid.value = null;
  await askFromPanel('recordsChanged', {});
}

/** The line asks for attention again, or what is over leaves the list. */
export async function endSilence(id: string): Promise<void> {
  await removeSilences(await surfaceStore(), [id]);
  if (justSaid.value?.ids.includes(id)) justSaid.value = null;
  await askFromPanel('recordsChanged', {});
}
