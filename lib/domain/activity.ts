import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { languageSchema } from './language.ts';
import { provenanceSchema } from './provenance.ts';

const instant = z.number().int();
const mailKeySchema = z.string().regex(/^[0-9a-f]{16}$/);
const common = {
  id: z.string().min(1).max(200),
  partnerId: z.string().min(1).max(120),
  title: z.string().max(300).optional(),
  provenance: provenanceSchema,
};

/** A question that waits or waited for an answer. */
const exchangeSchema = z.object({
  ...common,
  kind: z.literal('exchange'),
  /** Who had to answer. */
  awaiting: z.enum(['partner', 'us']),
  askedAt: instant,
  /** Absent while it is open. */
  answeredAt: instant.optional(),
  /** Of an open one that is only seen now and then: when it was last looked at. What became of it since is not known. */
  lookedAt: instant.optional(),
});
export type Exchange = z.infer<typeof exchangeSchema>;

/** A case: something that has to be settled in an agreed time. */
const caseSchema = z.object({
  ...common,
  kind: z.literal('case'),
  number: z.string().max(100),
  priority: z.enum(['critical', 'high', 'normal', 'low']),
  raisedAt: instant,
  resolvedAt: instant.optional(),
  /** Business hours in which it should be settled; absent: by the priority's setting. */
  targetHours: z.number().positive().max(10_000).optional(),
  /** While it waits for the other side the clock stands still; the last one is open while it has no end. */
  pauses: z.array(z.object({ from: instant, to: instant.optional() })),
});
export type Case = z.infer<typeof caseSchema>;

export const touchpointHowSchema = z.enum(['call', 'mail', 'meeting', 'visit', 'other', 'note']);

/** Somebody of ours was in touch with a partner, or noted something about it. */
const touchpointSchema = z.object({
  ...common,
  kind: z.literal('touchpoint'),
  how: touchpointHowSchema,
  words: z.string().max(4_000),
  at: instant,
  /** Who of ours, where it is known. */
  by: z.string().max(200).optional(),
  /** From the other side to us, or from us to them; absent where nobody said so. */
  direction: z.enum(['in', 'out']).optional(),
  /** The numbers of orders, shipments and invoices that it was about. */
  orders: z.array(z.string().min(1).max(64)).max(20).optional(),
  /** Of a mail: what names the message and its conversation without telling anything of them. */
  message: mailKeySchema.optional(),
  thread: mailKeySchema.optional(),
});
export type Touchpoint = z.infer<typeof touchpointSchema>;

/** Something that somebody of ours has to do about a partner until a day. Done, it is a touchpoint of the same id. */
const openTaskSchema = z.object({
  ...common,
  kind: z.literal('task'),
  words: z.string().max(4_000),
  dueOn: calendarDateSchema,
  /** Who of ours, where it is known. */
  by: z.string().max(200).optional(),
});
export type OpenTask = z.infer<typeof openTaskSchema>;

/** Ids of reminders begin with this, so that they are found without reading what else was asked and settled. */
export const REMINDER_PREFIX = 'reminder/';
/** So many lines fit into one reminder. */
export const MAX_REMINDED_LINES = 1_000;

/** That a partner was reminded of order lines: a draft was opened in the mail program, copied or saved. */
const reminderSchema = z.object({
  id: common.id,
  partnerId: common.partnerId,
  /** The subject. */
  title: common.title,
  kind: z.literal('reminder'),
  at: instant,
  /** How the draft left; whether it was sent only the mail program knows. */
  how: z.enum(['mail', 'copied', 'file']),
  /** First reminder, second reminder, escalation. */
  step: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  language: languageSchema,
  /** The name of the person; absent where nobody said who uses this browser. */
  by: z.string().max(200).optional(),
  /** Mail addresses of the contacts that were chosen. */
  to: z.array(z.string().max(254)).max(50),
  /** Order id and line id of what was asked about. */
  lines: z.array(z.tuple([z.string().max(200), z.string().max(100)])).max(MAX_REMINDED_LINES),
  sample: z.boolean(),
});
export type Reminder = z.infer<typeof reminderSchema>;

export const activitySchema = z.discriminatedUnion('kind', [
  exchangeSchema,
  caseSchema,
  touchpointSchema,
  openTaskSchema,
  reminderSchema,
]);
export type Activity = z.infer<typeof activitySchema>;
