import { z } from 'zod';
import { touchpointHowSchema } from './activity.ts';
import { calendarDateSchema } from './calendar-date.ts';

/** A record of a system as it names it itself: `stock.move,12`. */
const native = z.string().min(1).max(120);
const instant = z.number().int();
const day = calendarDateSchema.nullable();
const words = (max: number) => z.string().max(max);

/** What every CRM takes of a task, together with the key of its entry. */
export const MOST_SUBJECT = 150;
export const MOST_TASK_TEXT = 1_900;

/** What shall be written. */
const workSchema = z.discriminatedUnion('kind', [
  /** `message` is written as it stands, with a line that names this entry; `how`: it is a touchpoint, else a note. */
  z.object({ kind: z.literal('note'), message: words(5_000), how: touchpointHowSchema.optional() }),
  z.object({
    kind: z.literal('line-date'),
    /** The promised date that the person saw; null where there was none. */
    was: day,
    becomes: day,
    reason: words(500),
    /** Taking back: what each record held before. */
    restores: z.record(native, day).optional(),
  }),
  /** Something to do, of the person who is signed in there. `subject` and `text` are written as they stand. */
  z.object({
    kind: z.literal('task'),
    subject: words(MOST_SUBJECT).min(1),
    /** Absent where the subject says all. */
    text: words(MOST_TASK_TEXT).optional(),
    dueOn: calendarDateSchema,
  }),
  /** Takes away notes or tasks that an entry of ours made. */
  z.object({ kind: z.literal('removal'), records: z.array(native).min(1).max(20) }),
]);

/** What it is written to: the ids by which PartnerLens and the system know it, and what people call it. */
const targetSchema = z.object({
  of: z.enum(['partner', 'order', 'line']),
  partnerId: words(120),
  /** As the system writes it, to find a partner by. */
  partnerName: words(300),
  orderId: words(200).optional(),
  lineId: words(100).optional(),
  /** The line by which the system knows the order and itself. */
  nativeLine: native.optional(),
  words: words(400),
});
export type OutboxTarget = z.infer<typeof targetSchema>;

const OUTBOX_STATES = ['held', 'waiting', 'sending', 'sent', 'conflict', 'failed', 'undone'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** One thing that a person decided to write into a connected system, and what became of it. */
export const outboxEntrySchema = z.object({
  /** Also the key by which the system is asked whether it has this already. */
  id: z.uuid(),
  connectionId: words(180),
  work: workSchema,
  target: targetSchema,
  state: z.enum(OUTBOX_STATES),
  createdAt: instant,
  /** Until then it can be undone and is not sent. */
  heldUntil: instant,
  /** The earliest next try, after one that failed. */
  nextTryAt: instant.optional(),
  tries: z.number().int().nonnegative(),
  /** Set right before the request leaves, gone once it certainly did nothing: in between the outcome is not known. */
  askedAt: instant.optional(),
  /** When it was found written, or was dropped. */
  endedAt: instant.optional(),
  /** What each record held before. */
  before: z.record(native, day).optional(),
  /** Records that it made or changed. */
  made: z.array(native).max(200).optional(),
  /** The system held the value already when it was asked first: nothing was written. */
  already: z.boolean().optional(),
  /** Conflict: what the system holds instead of what the person saw. */
  theirs: day.optional(),
  failure: z.object({ code: words(100), message: words(1_000), next: words(1_000) }).optional(),
  /** The entry that this one takes back. */
  takesBack: z.uuid().optional(),
  /** Sent only once that entry is; dropped with it. */
  after: z.uuid().optional(),
});
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;
/** Something to do that a person entered. */
export type TaskWork = Extract<OutboxEntry['work'], { kind: 'task' }>;
export type NewTask = Omit<TaskWork, 'kind'>;

/** How long an entry is held for undo, in milliseconds. */
export const UNDO_MS = 10_000;

const MAY_BECOME: Record<OutboxState, readonly OutboxState[]> = {
  held: ['held', 'sending', 'undone'],
  waiting: ['waiting', 'sending', 'undone'],
  // What is being sent may be written already: it is looked up before anybody drops it.
  sending: ['sending', 'waiting', 'sent', 'conflict', 'failed'],
  conflict: ['waiting', 'undone'],
  failed: ['waiting', 'undone'],
  sent: [],
  undone: [],
};

export function mayBecome(from: OutboxState, to: OutboxState): boolean {
  return MAY_BECOME[from].includes(to);
}

/** True while the worker has to see to it. */
export function isToSend({ state }: Pick<OutboxEntry, 'state'>): boolean {
  return state === 'held' || state === 'waiting' || state === 'sending';
}

/** True until it is written or dropped. */
export function isUnsettled({ state }: Pick<OutboxEntry, 'state'>): boolean {
  return state !== 'sent' && state !== 'undone';
}

/** When an entry that is to be sent may be tried next. */
export function dueAt({ state, heldUntil, nextTryAt }: OutboxEntry): number {
  return state === 'held' ? heldUntil : (nextTryAt ?? 0);
}

/** The line in a note by which the system is asked whether it has it. */
export function referenceOf(id: string): string {
  return `PartnerLens ${id.replaceAll('-', '').slice(0, 16)}`;
}

/** The touchpoint that a note in the system carries the line of; undefined for a note of somebody else. */
export function touchpointIdOfReference(message: string): string | undefined {
  const [, reference] = /\[PartnerLens ([0-9a-f]{16})\]/.exec(message) ?? [];
  return reference && `touchpoint/${reference}`;
}

/** True for the id of what was logged here, whatever a system said of it since. */
export function isTouchpointOfReference(id: string): boolean {
  return /^touchpoint\/[0-9a-f]{16}$/.test(id);
}

/** The activity that a logged touchpoint is shown as, whoever delivers it. */
export function touchpointIdOf(id: string): string {
  return `touchpoint/${referenceOf(id).slice('PartnerLens '.length)}`;
}

/**
 * The entry that logs a mail, by what names the message (sixteen hexadecimal digits): whoever logs it again, in whatever window,
 * means the same entry and the same touchpoint. `attempt`: how often it was logged and taken back before.
 */
export function mailEntryId(message: string, attempt: number): string {
  const times = Math.min(255, attempt).toString(16).padStart(2, '0');
  // A UUID of version 8, whose digits are ours to choose.
  return `${message.slice(0, 8)}-${message.slice(8, 12)}-8${message.slice(12, 15)}-8${message.slice(15)}${times}-000000000000`;
}
