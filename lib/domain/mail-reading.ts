import { z } from 'zod';
import { identifierKindSchema } from './identifier.ts';
import {
  MAIL_PARTS,
  MAX_ATTACHMENTS,
  MAX_MAIL_NUMBERS,
  MAX_MAIL_ROWS,
  MAX_MESSAGES,
  MAX_PEOPLE,
} from './mail-fields.ts';

const text = (max: number) => z.string().min(1).max(max);
/** Names a message, conversation or compose window without telling anything of it: sixteen hexadecimal digits. */
export const keySchema = z.string().regex(/^[0-9a-f]{16}$/);

/** Somebody in the head of a message, as the page writes it: names and addresses may be forged or no addresses at all. */
const personSchema = z.strictObject({ name: text(200).optional(), address: text(254).optional() });

const people = z.array(personSchema).max(MAX_PEOPLE);

/** A number or address in the text of a message: what it may be spelled as, and where it stands. The text itself stays in the page. */
const mailNumberSchema = z.strictObject({
  keys: z.array(text(254)).min(1).max(4),
  kind: identifierKindSchema,
  raw: text(254),
  labelled: z.boolean(),
  part: z.enum(MAIL_PARTS),
});

/** One open message. */
const mailMessageSchema = z.strictObject({
  key: keySchema,
  thread: keySchema.optional(),
  from: personSchema,
  /** Who really sent it, where the page says that it was sent on behalf of `from`. */
  sender: personSchema.optional(),
  replyTo: personSchema.optional(),
  to: people,
  cc: people,
  /** How many recipients there are beyond those named. */
  more: z.number().int().nonnegative().max(1_000_000).optional(),
  /** When it was sent, as the page writes it; machine-readable where it has that. */
  at: text(100).optional(),
  subject: text(300).optional(),
  /** Mails of its conversation stand before it, folded: what they are is not read. */
  folded: z.boolean().optional(),
  attachments: z.array(z.strictObject({ name: text(255), type: text(100).optional() })).max(MAX_ATTACHMENTS),
  /** Its text stands in a frame that its page keeps closed to us: nothing of it is known. */
  unread: z.literal(true).optional(),
  /** Who a forwarded message that it holds is from. */
  forwarded: personSchema.optional(),
  numbers: z.array(mailNumberSchema).max(MAX_MAIL_NUMBERS),
});
export type MailMessage = z.infer<typeof mailMessageSchema>;

/** A row of a list of messages. */
const mailRowSchema = z.strictObject({
  thread: keySchema.optional(),
  from: personSchema,
  at: text(100).optional(),
  subject: text(300).optional(),
});

const mailHeadSchema = z.object({
  /** `generic-mail` where the site has no adapter, or its adapter did not fit. */
  adapter: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  version: z.number().int().positive(),
  /** Language of the page, which its dates are written in. */
  lang: text(35).optional(),
  /** The addresses of whoever reads here, where the page tells them. */
  own: z.array(text(254)).max(20),
  /** There is more than was read. */
  cut: z.boolean(),
});

/** A part of what a document shows of mail, as the content script sends it: data about the page itself, never the text of a message. */
export const mailPartSchema = mailHeadSchema
  .extend({
    /** Grows with each reading of the document; parts of one reading carry the same. */
    reading: z.number().int().nonnegative(),
    part: z.number().int().nonnegative().max(200),
    last: z.boolean(),
    messages: z.array(mailMessageSchema).max(MAX_MESSAGES),
    rows: z.array(mailRowSchema).max(MAX_MAIL_ROWS),
  })
  .strict();
export type MailReadingPart = z.infer<typeof mailPartSchema>;

/** All that one document shows of mail, in the sequence of the page. */
export const mailReadingSchema = mailHeadSchema.extend({
  reading: z.number().int().nonnegative(),
  /** How many of its parts arrived, and whether they all did. */
  parts: z.number().int().nonnegative(),
  whole: z.boolean(),
  messages: z.array(mailMessageSchema).max(MAX_MESSAGES),
  rows: z.array(mailRowSchema).max(MAX_MAIL_ROWS),
});
export type MailReading = z.infer<typeof mailReadingSchema>;
