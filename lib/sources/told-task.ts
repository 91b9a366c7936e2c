import type { OpenTask, Touchpoint } from '../domain/activity.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { FoundNote, GoneRecord } from './source.ts';

/** A task as a system tells of it: done, still to be done until a day, or neither. */
export interface ToldTask {
  /** What it is called here, whoever made it. */
  id: string;
  /** What it is called here once it is done: that of the entry where we made it. */
  touchpoint: Touchpoint;
  edited: boolean;
  state: 'done' | 'open' | 'off';
  dueOn: CalendarDate | null | undefined;
}

/** What became of tasks, each in one place: among touchpoints, among what is due, or nowhere any more. */
export interface Tasks {
  notes: FoundNote[];
  tasks: OpenTask[];
  gone: GoneRecord[];
}

/**
 * Sorts tasks by what became of them. What is not done is no touchpoint of the past: with a day it is due then, without one it
 * is told nowhere.
 */
export function sortTasks(told: readonly ToldTask[]): Tasks {
  const found: Tasks = { notes: [], tasks: [], gone: [] };
  for (const { id, touchpoint, edited, state, dueOn } of told) {
    const { partnerId, words, by, provenance } = touchpoint;
    const open = state === 'open' && dueOn;
    if (state === 'done') found.notes.push({ edited, touchpoint });
    if (open)
      found.tasks.push({ id, kind: 'task', partnerId, words, dueOn, provenance, ...(by ? { by } : {}) });
    if (!open && (state !== 'done' || touchpoint.id !== id))
      found.gone.push({ id, sourceId: provenance.sourceId });
  }
  return found;
}

/** The day of an instant where the person is, as systems show it that keep an instant for a day. */
export function dayHere(instant: number): CalendarDate {
  const at = new Date(instant);
  const two = (n: number) => `${n}`.padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
