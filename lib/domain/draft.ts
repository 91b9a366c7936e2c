import { z } from 'zod';
import {
  DRAFT_BOUNDS,
  DRAFT_SAYINGS,
  DRAFT_TOPICS,
  MAX_DRAFT_FACTS,
  MAX_DRAFT_PEOPLE,
} from './draft-fields.ts';
import { identifierKindSchema } from './identifier.ts';
import { keySchema } from './mail-reading.ts';

const text = (max: number) => z.string().min(1).max(max);
const count = z.number().int().nonnegative().max(1_000_000);

/** Where in the draft a fact stands. Facts come in the sequence of the text. */
const place = {
  /** Paragraph, list item or table row; 0 is the subject. */
  block: count,
  /** Sentence and clause, counted through the draft. */
  sentence: count,
  clause: count,
  /** What the clause says of it, and what it speaks of; of a number `other` where somebody is told to collect the goods. */
  saying: z.enum(DRAFT_SAYINGS),
  topic: z.enum(DRAFT_TOPICS),
};

const month = z.number().int().min(1).max(12);
const day = z.number().int().min(1).max(31);
const year = z.number().int().min(1970).max(2100);

/** A day as a draft writes it; without a year the nearest is meant. */
const writtenDaySchema = z.strictObject({ year: year.optional(), month, day });
export type WrittenDay = z.infer<typeof writtenDaySchema>;

/** When, as a draft writes it. Days that may be read in two ways (03/04) are all named. */
const whenSchema = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('days'), days: z.array(writtenDaySchema).min(1).max(2) }),
  /** From one day to another. */
  z.strictObject({ form: z.literal('span'), from: writtenDaySchema, to: writtenDaySchema }),
  /** Days from today: tomorrow is 1. */
  z.strictObject({ form: z.literal('offset'), days: z.number().int().min(-31).max(120) }),
  /** Monday is 1; the coming one, or after "next" perhaps the one behind it. */
  z.strictObject({ form: z.literal('weekday'), weekday: z.number().int().min(1).max(7), next: z.boolean() }),
  /** The week or month that lies so many ahead of this one. */
  z.strictObject({
    form: z.literal('period'),
    unit: z.enum(['week', 'month']),
    ahead: z.number().int().min(0).max(2),
  }),
  /** ISO week. */
  z.strictObject({ form: z.literal('week'), week: z.number().int().min(1).max(53), year: year.optional() }),
]);
export type When = z.infer<typeof whenSchema>;

/** A number as written: its value, and the other value where `1.200` may be either. */
const amount = {
  value: z.number().finite(),
  other: z.number().finite().optional(),
  decimals: z.number().int().min(0).max(10),
};

const factSchema = z.discriminatedUnion('what', [
  /** A number that may be in the records: of an order, a shipment, an item, a company. */
  z.strictObject({
    ...place,
    what: z.literal('number'),
    keys: z.array(text(254)).min(1).max(4),
    kind: identifierKindSchema,
    raw: text(254),
    labelled: z.boolean(),
  }),
  /** The number of an order line: "line 10". */
  z.strictObject({ ...place, what: z.literal('line'), number: text(10) }),
  z.strictObject({
    ...place,
    what: z.literal('date'),
    when: whenSchema,
    bound: z.enum(DRAFT_BOUNDS).optional(),
    /** Days before and behind it that may be meant as well: "around 12 May". */
    slack: z.number().int().min(1).max(31).optional(),
  }),
  /** `added`: more of something, or of something else than the order ("50 more", "per box"). */
  z.strictObject({
    ...place,
    what: z.literal('quantity'),
    ...amount,
    unit: text(40).optional(),
    added: z.boolean(),
  }),
  /** `each`: the price of one unit, or of `per` units. */
  z.strictObject({
    ...place,
    what: z.literal('price'),
    ...amount,
    currency: z.string().max(5),
    each: z.boolean(),
    per: z.number().int().positive().max(1_000_000),
  }),
]);
export type DraftFact = z.infer<typeof factSchema>;

/** A message that is being written, without its text. */
export const draftSchema = z.strictObject({
  key: keySchema,
  /** Addresses only. */
  to: z.array(text(254)).max(MAX_DRAFT_PEOPLE),
  from: text(254).optional(),
  /** There is more than was read. */
  cut: z.boolean(),
  facts: z.array(factSchema).max(MAX_DRAFT_FACTS),
});
export type Draft = z.infer<typeof draftSchema>;

/** What the page says of a compose window: what is written there, or that it was closed. */
export const draftMessageSchema = z.union([
  draftSchema,
  z.strictObject({ key: keySchema, gone: z.literal(true) }),
]);
export type DraftMessage = z.infer<typeof draftMessageSchema>;
