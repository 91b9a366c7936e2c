import { z } from 'zod';
import { isQuickPattern } from './quick-pattern.ts';

const selector = z.string().min(1).max(300);
const attribute = z.templateLiteral(['@', z.string().regex(/^[a-z][a-z0-9_-]{0,40}$/)]);
const pattern = z.string().min(1).max(200).refine(isQuickPattern);

/** Where a text stands: the first element that fits `at` in the row or mail, or in the nearest element around it that fits `in`. */
const textHookSchema = z.strictObject({
  in: selector.optional(),
  at: selector,
  /** An attribute instead of the text. */
  read: attribute.optional(),
  /** Pattern of which the first group is the text; what does not fit is not what the hook knows. */
  match: pattern.optional(),
});

/** Where people stand: each element that fits; of a field of a form what it holds. */
const peopleHookSchema = z.strictObject({
  at: selector,
  /** The attribute that holds the address, or name and address; without it they stand in the text. */
  address: attribute.optional(),
});

const MESSAGE_FIELDS = ['from', 'address', 'to', 'at', 'subject', 'key'] as const;
const ROW_FIELDS = ['from', 'address', 'at', 'subject'] as const;
const COMPOSE_FIELDS = ['to', 'subject'] as const;

/** How the mail on the pages of one site is read, as data. Safe as JSON. */
export const mailHooksSchema = z.strictObject({
  /** Which pages of the site show mail: by the address behind the host. */
  when: z.strictObject({ path: pattern }).optional(),
  /**
   * Where the page tells the address of whoever reads here: a part of its title (`Inbox - me@own.example - Mail`), or places that
   * all say the same one.
   */
  own: z.union([z.literal('title'), z.array(textHookSchema).max(4)]).optional(),
  message: z
    .strictObject({
      /** Selector of each open mail. */
      each: selector,
      /** What only open mails have: where it stands in none of them, one was overlooked. */
      sign: selector,
      key: textHookSchema.optional(),
      thread: textHookSchema.optional(),
      from: peopleHookSchema,
      to: peopleHookSchema.optional(),
      cc: peopleHookSchema.optional(),
      /** Everybody in the head: who of them is neither sender nor recipient was overlooked. */
      all: peopleHookSchema.optional(),
      at: textHookSchema,
      subject: textHookSchema,
      /** Selector of mails of the conversation that stand folded; without it those of `each` that have no text. */
      folded: selector.optional(),
      /** Selector of its text, or of the frame that holds it. */
      body: selector,
      expects: z.array(z.enum(MESSAGE_FIELDS)).max(6),
    })
    .optional(),
  rows: z
    .strictObject({
      each: selector,
      /** What only rows have: where it stands in none of them, one was overlooked. */
      sign: selector,
      /** What only rows without a sender have: drafts, and mails whose head names none. */
      blank: selector.optional(),
      from: peopleHookSchema,
      at: textHookSchema.optional(),
      subject: textHookSchema,
      expects: z.array(z.enum(ROW_FIELDS)).max(4),
    })
    .optional(),
  /** Windows in which a mail is written: each the smallest element around a `sign` that holds a text and what sends it. */
  compose: z
    .strictObject({
      /** What every window has, and nothing else on the page: its field for the subject, its text. */
      sign: selector,
      to: peopleHookSchema,
      /** Copies, blind ones too. */
      cc: peopleHookSchema.optional(),
      from: peopleHookSchema.optional(),
      /** Everybody in the head: who of them is neither sender nor recipient was overlooked. */
      all: peopleHookSchema.optional(),
      subject: textHookSchema,
      /** Selector of where its text is written: editable element, text area, or the frame that holds it. */
      body: selector,
      /** Selector of what stands in the text and others wrote, beyond what mail programs mark as such everywhere. */
      quoted: selector.optional(),
      /** Selector of the button that sends. */
      send: selector,
      /** Selectors of what every window has, filled in or not. */
      fields: z.partialRecord(z.enum(COMPOSE_FIELDS), selector),
    })
    .optional(),
});

export type TextHook = Readonly<z.infer<typeof textHookSchema>>;
export type PeopleHook = Readonly<z.infer<typeof peopleHookSchema>>;
export type MailHooks = Readonly<z.infer<typeof mailHooksSchema>>;
