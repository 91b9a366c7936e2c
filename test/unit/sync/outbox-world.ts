import type { Connection } from '../../../lib/domain/connection.ts';
import { type OutboxEntry, outboxEntrySchema } from '../../../lib/domain/outbox.ts';
import type { Store } from '../../../lib/store/open.ts';
import { addToOutbox, listOutbox } from '../../../lib/store/outbox.ts';
import type { OutboxRun } from '../../../lib/sync/run-outbox.ts';
import type { TrytonSimulator } from '../../simulators/tryton.ts';
import type { TrytonWrite } from '../../simulators/tryton-writes.ts';

/** A line with one move that is still to come, of the sample purchases. */
export const LINE = { orderId: 'S200/PO2600003', lineId: 'purchase.line,4', move: 'stock.move,' } as const;

/** An entry as a surface makes it, due at once. */
export function dateEntry(id: Connection['id'], was: string | null, becomes: string): OutboxEntry {
  return entry(id, { kind: 'line-date', was, becomes, reason: '' }, 'line');
}

export function noteEntry(
  id: Connection['id'],
  message: string,
  of: 'partner' | 'order' = 'partner',
): OutboxEntry {
  return entry(id, { kind: 'note', message, how: 'call' }, of);
}

export function taskEntry(id: Connection['id'], subject: string): OutboxEntry {
  return entry(id, { kind: 'task', subject, text: 'Sample words.', dueOn: '2031-05-06' }, 'partner');
}

function entry(
  connectionId: string,
  work: OutboxEntry['work'],
  of: OutboxEntry['target']['of'],
): OutboxEntry {
  return {
    id: crypto.randomUUID(),
    connectionId,
    work,
    target: {
      of,
      partnerId: 'S200',
      partnerName: 'Sample Fittings Ltd',
      orderId: LINE.orderId,
      lineId: LINE.lineId,
      nativeLine: LINE.lineId,
      words: 'PO26-00003, FLG-200',
    },
    state: 'held',
    createdAt: Date.now(),
    heldUntil: 0,
    tries: 0,
  };
}

/** A worker whose clock can be set ahead, and that can be killed. */
export function worker(over: Partial<OutboxRun> = {}): OutboxRun {
  return { signal: new AbortController().signal, now: Date.now, online: () => true, settleMs: 0, ...over };
}

export async function add(store: Store, ...entries: OutboxEntry[]): Promise<void> {
  for (const each of entries) outboxEntrySchema.parse(each);
  await addToOutbox(store, entries);
}

export async function stored(store: Store, id: string): Promise<OutboxEntry> {
  const found = (await listOutbox(store)).find((each) => each.id === id);
  if (!found) throw new Error(`There is no entry ${id}.`);
  return found;
}

/** What was written into notes and dates, without what was taken away as a double. */
export function writesOf(simulator: TrytonSimulator, verb: TrytonWrite['verb']): TrytonWrite[] {
  return simulator.writes.filter((each) => each.verb === verb);
}
