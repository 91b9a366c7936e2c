import { z } from 'zod';
import { PAGE_FIELDS, PAGE_KINDS } from './page-fields.ts';
import { isQuickPattern } from './quick-pattern.ts';

/** How often one selector may say `:has(`: each looks through all that is below. */
const MOST_HAS = 2;

const selector = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => text.split(/:has\(/i).length - 1 <= MOST_HAS);
const words = z.array(z.string().min(1).max(80)).min(1).max(20);
const pattern = z.string().min(1).max(200).refine(isQuickPattern);
const fieldName = z.enum(PAGE_FIELDS);
const orderOrField = z.enum(['order', ...PAGE_FIELDS]);

/** Where one value stands. Of several ways each that finds something must find the same. */
const fieldHookSchema = z.strictObject({
  /** Selector of the nearest element around the row, within which to look instead of in the row itself. */
  in: selector.optional(),
  /** Selector of the nearest row before it in its list, within which to look instead: one that heads a group of rows. */
  before: selector.optional(),
  /** Attribute whose value the parts of one row share that lie in several places, as pinned columns do: looked for in the others. */
  beside: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,40}$/)
    .optional(),
  /** Selector below the row (or page): the first that holds a value. */
  at: selector.optional(),
  /** Texts of the label beside it, as the page shows them, without colon; case and blanks do not count. */
  label: words.optional(),
  /** Texts of the heading above it, in the table or grid of the row. */
  column: words.optional(),
  /** What is read of the element: its text (of a form field what it holds), what it holds, or an attribute. */
  read: z
    .union([z.enum(['text', 'value']), z.templateLiteral(['@', z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)])])
    .optional(),
  /** Pattern of which the first group is the value; what does not fit is not what the hook knows. */
  match: pattern.optional(),
});

/** A list of rows that look alike. */
const rowsHookSchema = z.strictObject({
  /** Selector of each row. */
  each: selector,
  /** Whether a row is an order or a line; as the kind of the page says where it is not given. */
  of: z.enum(['order', 'line']).optional(),
  /** Selector of the row of headings where they do not stand in the table of the rows. */
  head: selector.optional(),
  /** Selector of what holds the rows: no rows are right where it is there and holds no digit; without it they are a fault. */
  empty: selector.optional(),
  /** Selector of what is there only while the page has more rows than it shows. */
  more: selector.optional(),
  /** Where the row says its order; else the order of the page holds. */
  order: fieldHookSchema.optional(),
  fields: z.partialRecord(fieldName, fieldHookSchema),
  /** What every row has. */
  expects: z.array(orderOrField).max(30),
});

/**
 * How the pages of one kind are read, as data: what an adapter is made of, and all that a taught portal is. Safe as JSON.
 */
export const siteHooksSchema = z.strictObject({
  kind: z.enum(PAGE_KINDS),
  /** Which pages of the site: by the address behind the host (path, query and fragment) and by what is there. */
  when: z.strictObject({ path: pattern.optional(), has: selector.optional() }).optional(),
  /** Where the page says the number of its one order. */
  order: fieldHookSchema.optional(),
  /** What the page says of its order as a whole. */
  header: z.partialRecord(fieldName, fieldHookSchema).optional(),
  rows: z.array(rowsHookSchema).max(4).optional(),
  /** What of `order` and `header` every such page has. */
  expects: z.array(orderOrField).max(30),
});

export type FieldHook = Readonly<z.infer<typeof fieldHookSchema>>;
export type RowsHook = Readonly<z.infer<typeof rowsHookSchema>>;
export type SiteHooks = Readonly<z.infer<typeof siteHooksSchema>>;
