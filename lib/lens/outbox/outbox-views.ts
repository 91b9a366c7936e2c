import type { OpenTask, Touchpoint } from '../../domain/activity.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Connection } from '../../domain/connection.ts';
import type { OutboxEntry, OutboxTarget } from '../../domain/outbox.ts';

/** An entry of the outbox with what the system that it is for is called. */
export interface EntryView {
  entry: OutboxEntry;
  system: string;
  /** The entry that takes this one back, where there is one. */
  takenBack?: OutboxEntry;
  /** The system was read since, and says what was written. */
  readAgain?: boolean;
}

/** Whether something can be written, and else why not. */
export type Writable = 'yes' | 'replay' | 'not-permitted' | 'not-kept';

/** What can be written about a line, and what was of late, newest first. */
export interface LineWriting {
  connectionId: string;
  system: string;
  target: OutboxTarget;
  /** The promised date that the person sees. */
  promisedOn: CalendarDate | null;
  date: Writable;
  /** Whether the reason can be left as a note on the order. */
  note: Writable;
  entries: EntryView[];
}

/** One touchpoint of a partner. */
export interface TouchpointRow {
  touchpoint: Touchpoint;
  /** It is in no system: only here. */
  alone: boolean;
  /** The system that it was read from; absent for what was logged here. */
  system: string | undefined;
  /** Its way into a system, while that is new or not settled. */
  view: EntryView | undefined;
  /** What takes it out of the system again. */
  removal: EntryView | undefined;
}

/** A connected system, and what it takes. */
export interface WritingSystem {
  connectionId: string;
  system: string;
  of: Connection['system'];
  /** Whose a task will be there; empty where the system does not say. */
  user: string;
  note: Writable;
  task: Writable;
}

/** How our people were in touch with a partner, and where a new touchpoint can be written. */
export interface PartnerTouchpoints {
  target: OutboxTarget;
  systems: WritingSystem[];
  replay: boolean;
  today: CalendarDate;
  rows: TouchpointRow[];
}

/**
 * What can be written down to be done about a partner or an order, and what was of late, newest first; what is done there by
 * now is a touchpoint and stands among those alone.
 */
export interface TaskWriting {
  target: OutboxTarget;
  systems: WritingSystem[];
  replay: boolean;
  today: CalendarDate;
  rows: EntryView[];
  /** What colleagues still have to do about a partner, the first day first; what is among the rows stands there alone. */
  due: { task: OpenTask; system: string | undefined }[];
}

export interface OutboxView {
  open: EntryView[];
  ended: EntryView[];
}
