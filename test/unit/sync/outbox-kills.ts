import type { ServerResponse } from 'node:http';
import { dueAt, isToSend, type OutboxEntry } from '../../../lib/domain/outbox.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { sendDue } from '../../../lib/sync/run-outbox.ts';
import { add, stored, worker } from './outbox-world.ts';

/**
 * How a request ends: the worker is killed before the server hears of it, or once the server has it, which then does it
 * (`after`), or does it only after the next worker has begun (`late`); or nothing is killed and the server breaks: its
 * answer is lost after (`lost`) or before (`broken`) it did what was asked, or it says 500 after it did (`error`).
 */
export type End = 'before' | 'after' | 'late' | 'lost' | 'broken' | 'error';
export const ENDS: readonly End[] = ['before', 'after', 'late', 'lost', 'broken', 'error'];
export type WorkKind = 'date' | 'note' | 'task' | 'pair' | 'removal';

/** What a worker meets: which of its requests, counted from 1, ends how; `write` is the one that writes. */
export interface Meeting {
  at: number | 'write';
  end: End;
}

/** An entry, what follows it, and all that they write. */
interface Asked {
  entry: OutboxEntry;
  follower?: OutboxEntry;
  writes: string;
}

/** A system that is written into, over its simulator. */
export interface KillSystem {
  /** Hears of each request before it is answered, until the next call; true: it has been dealt with. */
  strike(hook: ((wrote: boolean, response: ServerResponse) => Promise<boolean>) | undefined): void;
  /** Asks of each request that was done whether its answer is lost, until the next call. */
  lose(hook: (() => boolean) | undefined): void;
  /** Everything that was written so far: `create ir.note`. */
  writes(): string[];
  /** An entry of this kind that is new each time; a pair is a note and the task that follows it. */
  entry(kind: WorkKind, world: KillWorld): Promise<Asked>;
}

/** A connected store and its system; the store is opened anew after each kill. */
export interface KillWorld {
  system: KillSystem;
  store: Store;
  connectionId: string;
  /** Every end that was met, and whether the request wrote. */
  met: { end: End; wrote: boolean }[];
}

const LATE_MS = 150;
const SETTLE_MS = 400;

/**
 * Sends one entry while its workers meet these ends, one after the other, and lets the next ones go on until it is
 * settled. Answers what is wrong, or nothing: it must end as sent, and the server must have done it exactly once.
 */
export async function sendThrough(
  world: KillWorld,
  kind: WorkKind,
  meetings: readonly Meeting[],
): Promise<string[]> {
  const { system } = world;
  const { entry, follower, writes: wanted } = await system.entry(kind, world);
  const all = follower ? [entry, follower] : [entry];
  const before = system.writes().length;
  await add(world.store, ...all);
  const entries = () => Promise.all(all.map(({ id }) => stored(world.store, id)));
  let ahead = 0;
  for (let turn = 0; turn < 12; turn += 1) {
    const now = (await entries()).find(isToSend);
    if (!now) break;
    const wait = dueAt(now) - (Date.now() + ahead);
    // A pause after a failure is skipped by the clock; the time in which a late request may arrive is waited for.
    if (now.failure) ahead += Math.max(0, wait);
    else await rest(wait);
    await turnWith(world, meetings[turn], ahead);
  }
  if (meetings.some(({ end }) => end === 'late')) await rest(LATE_MS + 20);
  system.strike(undefined);
  system.lose(undefined);
  const states = (await entries()).map(({ state }) => state).join();
  const done = system.writes().slice(before);
  const told = `${kind} ${meetings.map(({ at, end }) => `${at}:${end}`).join(' ')}`;
  return states === all.map(() => 'sent').join() && done.join() === wanted
    ? []
    : [`${told}: ${states}, ${done.join() || 'nothing written'}`];
}

/** One worker, which meets its end or not; after a kill the store is opened anew, as the next worker does. */
async function turnWith(world: KillWorld, meeting: Meeting | undefined, ahead: number): Promise<void> {
  const { system } = world;
  const kill = new AbortController();
  let asked = 0;
  system.lose(undefined);
  system.strike(async (wrote, response) => {
    asked += 1;
    if (!meeting || !(meeting.at === 'write' ? wrote : asked === meeting.at)) return false;
    const { end } = meeting;
    world.met.push({ end, wrote });
    if (end === 'lost' || end === 'error') {
      system.lose(() => {
        system.lose(undefined);
        if (end === 'error') response.writeHead(500).end();
        return true;
      });
      return false;
    }
    if (end !== 'broken') kill.abort('killed');
    if (end === 'late') await rest(LATE_MS);
    if (end === 'before' || end === 'broken') response.destroy();
    return end === 'before' || end === 'broken';
  });
  const run = worker({ signal: kill.signal, now: () => Date.now() + ahead, settleMs: SETTLE_MS });
  await sendDue(world.store, run).catch((error: unknown) => {
    if (!kill.signal.aborted) throw error;
  });
  if (!kill.signal.aborted) return;
  closeStore(world.store);
  world.store = await openStore(world.store.name);
}

function rest(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, Math.max(0, ms)));
}
