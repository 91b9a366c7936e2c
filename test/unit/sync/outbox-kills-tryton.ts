import { sendDue } from '../../../lib/sync/run-outbox.ts';
import type { TrytonSimulator } from '../../simulators/tryton.ts';
import type { KillSystem } from './outbox-kills.ts';
import { add, dateEntry, LINE, noteEntry, stored, worker } from './outbox-world.ts';

const WRITES = /\.(create|write|delete)$/;

/** Tryton: dates of moves, notes, and notes that are taken away. */
export function trytonKills(simulator: TrytonSimulator): KillSystem {
  return {
    strike(hook) {
      simulator.fault = hook && (({ method }, response) => hook(WRITES.test(method), response));
    },
    lose(hook) {
      simulator.loseAnswer = hook;
    },
    writes: () => simulator.writes.map(({ verb, record }) => `${verb} ${record.split(',')[0]}`),
    async entry(kind, { connectionId, store }) {
      if (kind === 'date') return { entry: nextDay(simulator, connectionId), writes: 'write stock.move' };
      if (kind === 'task') throw new Error('Tryton keeps no tasks.');
      const note = noteEntry(connectionId, 'Sample words.');
      if (kind === 'note') return { entry: note, writes: 'create ir.note' };
      await add(store, note);
      await sendDue(store, worker());
      const { made = [] } = await stored(store, note.id);
      const entry = { ...noteEntry(connectionId, ''), work: { kind: 'removal' as const, records: made } };
      return { entry, writes: 'delete ir.note' };
    },
  };
}

/** The day after the one that the line's move has now. */
function nextDay(simulator: TrytonSimulator, connectionId: string) {
  const held = simulator.recording.records['stock.move']?.find(({ origin }) => origin === LINE.lineId);
  const was = held?.planned_date as { year: number; month: number; day: number };
  const day = (year: number, month: number, date: number) =>
    `${year}-${`${month}`.padStart(2, '0')}-${`${date}`.padStart(2, '0')}`;
  const next = was.day >= 28 ? day(was.year, (was.month % 12) + 1, 1) : day(was.year, was.month, was.day + 1);
  return dateEntry(connectionId, day(was.year, was.month, was.day), next);
}
