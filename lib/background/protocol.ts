import { z } from 'zod';
import { draftMessageSchema } from '../domain/draft.ts';
import { mailPartSchema } from '../domain/mail-reading.ts';
import { MAX_MENTIONS_PER_MESSAGE, mentionSchema } from '../domain/mention.ts';
import { readingPartSchema } from '../domain/page-reading.ts';
import { siteHealthSchema } from '../domain/site-health.ts';
import { taughtFieldSchema, taughtSampleSchema } from '../domain/taught-sample.ts';
import type { Role } from './roles.ts';

/** Longest message that is read at all, in characters of its JSON. */
const MAX_MESSAGE_LENGTH = 65_536;

const nothing = z.strictObject({});
const token = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.string().min(1).max(200);

const panelTargetSchema = z.discriminatedUnion('view', [
  z.strictObject({ view: z.literal('partner'), partnerId: id }),
  z.strictObject({ view: z.literal('order'), orderId: id, lineId: id.optional() }),
  z.strictObject({ view: z.literal('item'), itemId: id }),
  z.strictObject({ view: z.literal('status'), orderId: id, customerId: id }),
  z.strictObject({ view: z.literal('lookup'), text: z.string().max(5_000) }),
  z.strictObject({ view: z.literal('page') }),
]);

/** What each role may send: a type that is not listed under a role is refused for it. */
export const MESSAGE_SCHEMAS = {
  lens: {
    resolve: z.strictObject({ mentions: z.array(mentionSchema).max(MAX_MENTIONS_PER_MESSAGE) }),
    forget: z.strictObject({ marks: z.array(z.number().int().nonnegative()).max(5_000) }),
    health: z.union([z.strictObject({ whole: z.literal(false) }), siteHealthSchema]),
    reading: readingPartSchema,
    mail: mailPartSchema,
    drafting: nothing,
    draft: draftMessageSchema,
    site: nothing,
    structured: nothing,
    taught: taughtSampleSchema,
    openCard: z.strictObject({ mark: z.number().int().nonnegative() }),
  },
  card: {
    redeem: z.strictObject({ token, ancestorOrigin: z.string().max(300) }),
    close: z.strictObject({ token }),
    openPanel: z.strictObject({ target: panelTargetSchema }),
  },
  panel: {
    readOnce: z.strictObject({ tabId: z.number().int().nonnegative() }),
    runJobs: nothing,
    recordsChanged: nothing,
    jobsIdle: nothing,
    followsChanged: nothing,
    sitesChanged: nothing,
    teach: z.strictObject({
      tabId: z.number().int().nonnegative(),
      act: z.enum(['start', 'stay', 'field', 'drop', 'stop']),
      field: taughtFieldSchema.optional(),
    }),
    callSystems: z.strictObject({
      address: z
        .string()
        .max(300)
        .regex(/^https?:\/\/[^\s/]+\/$/)
        .optional(),
    }),
  },
} as const satisfies Record<Role, Record<string, z.ZodType>>;

const envelopeSchema = z.strictObject({ type: z.string().max(40), input: z.unknown() });

/** A message that passed: its type is one of the role's, its input has the declared shape. */
export interface Accepted {
  type: string;
  input: unknown;
}

/** Parses what arrived for a role; null when it is too long, not listed for the role, or of another shape. */
export function acceptMessage(role: Role, message: unknown): Accepted | null {
  if (jsonLength(message) > MAX_MESSAGE_LENGTH) return null;
  const envelope = envelopeSchema.safeParse(message);
  if (!envelope.success) return null;
  const schemas: Record<string, z.ZodType> = MESSAGE_SCHEMAS[role];
  const schema = Object.hasOwn(schemas, envelope.data.type) ? schemas[envelope.data.type] : undefined;
  const input = schema?.safeParse(envelope.data.input);
  return input?.success ? { type: envelope.data.type, input: input.data } : null;
}

function jsonLength(message: unknown): number {
  try {
    return JSON.stringify(message)?.length ?? 0;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
