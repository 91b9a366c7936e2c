import { dueAt, isToSend, type OutboxEntry } from '../../../lib/domain/outbox.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { sendDue } from '../../../lib/sync/run-outbox.ts';
import type { TrytonSimulator } from '../../simulators/tryton.ts';
import { add, dateEntry, LINE, noteEntry, stored, worker } from './outbox-world.ts';

/**
 * How a request ends: the worker is killed before the server hears of it, or once the server has it, which then does it
 * (`after`), or does it only after the next worker has begun (`late`); or nothing is killed and the server breaks: its
 * answer is lost after (`lost`) or before (`broken`) it did what was asked, or it says 500 after it did (`error`).
 */
export type End = 'before' | 'after' | 'late' | 'lost' | 'broken' | 'error';
export const ENDS: readonly End[] = ['before', 'after', 'late', 'lost', 'broken', 'error'];
export type WorkKind = 'date' | 'note' | 'removal';

/** What a worker meets: which of its requests, counted from 1, ends how; `write` is the one that writes. */
export interface Meeting {
  at: number | 'write';
  end: End;
}

/** A connected store and its simulator; the store is opened anew after each kill. */
export interface KillWorld {
  simulator: TrytonSimulator;
  store: Store;
  connectionId: string;
  /** Every end that was met, and whether the request wrote. */
  met: { end: End; wrote: boolean }[];
}

const LATE_MS = 150;
const SETTLE_MS = 400;
const WRITES = /\.(create|write|delete)$/;

/**
 * Sends one entry while its workers meet these ends, one after the other, and lets the next ones go on until it is
 * settled. Answers what is wrong, or nothing: it must end as sent, and the server must have done it exactly once.
 */
export async function sendThrough(
  world: KillWorld,
  kind: WorkKind,
  meetings: readonly Meeting[],
): Promise<string[]> {
  const { simulator } = world;
  const entry = await entryOf(world, kind);
  const before = simulator.writes.length;
  await add(world.store, entry);
  let ahead = 0;
  for (let turn = 0; turn < 12; turn += 1) {
    const now = await stored(world.store, entry.id);
    if (!isToSend(now)) break;
    const wait = dueAt(now) - (Date.now() + ahead);
    // A pause after a failure is skipped by the clock; the time in which a late request may arrive is waited for.
    if (now.failure) ahead += Math.max(0, wait);
    else await rest(wait);
    await turnWith(world, meetings[turn], ahead);
  }
  if (meetings.some(({ end }) => end === 'late')) await rest(LATE_MS + 20);
  simulator.fault = undefined;
  simulator.loseAnswer = undefined;
  const after = await stored(world.store, entry.id);
  const done = simulator.writes.slice(before).map(({ verb, record }) => `${verb} ${record.split(',')[0]}`);
  const wanted = { date: 'write stock.move', note: 'create ir.note', removal: 'delete ir.note' }[kind];
  const told = `${kind} ${meetings.map(({ at, end }) => `${at}:${end}`).join(' ')}`;
  return after.state === 'sent' && done.join() === wanted
    ? []
    : [`${told}: ${after.state}, ${done.join() || 'nothing written'}`];
}

/** One worker, which meets its end or not; after a kill the store is opened anew, as the next worker does. */
async function turnWith(world: KillWorld, meeting: Meeting | undefined, ahead: number): Promise<void> {
  const { simulator } = world;
  const kill = new AbortController();
  let asked = 0;
  const isMet = (method: string) =>
    meeting !== undefined && (meeting.at === 'write' ? WRITES.test(method) : asked === meeting.at);
  simulator.loseAnswer = undefined;
  simulator.fault = async ({ method }, response) => {
    asked += 1;
    if (!meeting || !isMet(method)) return false;
    const { end } = meeting;
    world.met.push({ end, wrote: WRITES.test(method) });
    if (end === 'lost' || end === 'error') {
      simulator.loseAnswer = () => {
        simulator.loseAnswer = undefined;
        if (end === 'error') response.writeHead(500).end();
        return true;
      };
      return false;
    }
    if (end !== 'broken') kill.abort('killed');
    if (end === 'late') await rest(LATE_MS);
    if (end === 'before' || end === 'broken') response.destroy();
    return end === 'before' || end === 'broken';
  };
  const run = worker({ signal: kill.signal, now: () => Date.now() + ahead, settleMs: SETTLE_MS });
  await sendDue(world.store, run).catch((error: unknown) => {
    if (!kill.signal.aborted) throw error;
  });
  if (!kill.signal.aborted) return;
  closeStore(world.store);
  world.store = await openStore(world.store.name);
}

async function entryOf(world: KillWorld, kind: WorkKind): Promise<OutboxEntry> {
  const { simulator, connectionId, store } = world;
  if (kind === 'date') {
    const held = simulator.recording.records['stock.move']?.find(({ origin }) => origin === LINE.lineId);
    const was = held?.planned_date as { year: number; month: number; day: number };
    const day = (year: number, month: number, date: number) =>
      `${year}-${`${month}`.padStart(2, '0')}-${`${date}`.padStart(2, '0')}`;
    const next =
      was.day >= 28 ? day(was.year, (was.month % 12) + 1, 1) : day(was.year, was.month, was.day + 1);
    return dateEntry(connectionId, day(was.year, was.month, was.day), next);
  }
  const note = noteEntry(connectionId, 'Sample words.');
  if (kind === 'note') return note;
  await add(store, note);
  await sendDue(store, worker());
  const { made = [] } = await stored(store, note.id);
  return { ...noteEntry(connectionId, ''), work: { kind: 'removal', records: made } };
}

function rest(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, Math.max(0, ms)));
}
