import { z } from 'zod';
import { fileMappingSchema } from './file-mapping.ts';

/** What the records of a company's own objects stand for. Lines, receipts and quality events belong to orders. */
export const OWN_PARTS = ['orders', 'lines', 'receipts', 'quality', 'suppliers'] as const;
export type OwnPart = (typeof OWN_PARTS)[number];
/** The parts of which an order is made, beside its heading. */
export type ChildPart = Exclude<OwnPart, 'orders' | 'suppliers'>;

/** What a field holds, as the system declares it. */
const HELD_TYPES = ['text', 'number', 'day', 'instant', 'flag'] as const;
export type HeldType = (typeof HELD_TYPES)[number];

/** As the system calls an object: `Purchase_Order__c`, `2-4711`. */
const objectName = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);
/** As the system calls a field; one over a relationship has a dot: `Vendor__r.Name`. */
const path = z.string().regex(/^[A-Za-z0-9_-]{1,100}(\.[A-Za-z0-9_-]{1,100})?$/);
const label = z.string().max(300);

const ownColumnSchema = fileMappingSchema.shape.columns.element
  .omit({ header: true, spreadsheet: true })
  .extend({
    of: z.enum(OWN_PARTS),
    path,
    /** As people called it when it was chosen. */
    label,
    holds: z.enum(HELD_TYPES),
    /** Where it is read over a relationship: the field that leads there, and the object that it leads to. */
    over: z.object({ by: path, to: objectName }).optional(),
  });
export type OwnColumn = z.infer<typeof ownColumnSchema>;

const ownObjectSchema = z.object({ object: objectName, label });
const ownPartSchema = ownObjectSchema.extend({
  /** The field by which its records name the one that they belong to; empty where the system keeps that beside them. */
  by: z.union([z.literal(''), path]),
});
export type OwnChild = z.infer<typeof ownPartSchema>;

/**
 * What a value says of its order. `draft`: not sent yet, so that it is nobody's order. `cancelled`, and `done`: what has not come by
 * then will not come. Other values say that it is open.
 */
export const OWN_STATES = ['draft', 'cancelled', 'done'] as const;
export type OwnState = (typeof OWN_STATES)[number];

const ownStatesSchema = z.object({
  /** The field of the order that says how far it is. */
  by: path,
  label,
  holds: z.enum(['text', 'flag']),
  values: z.array(z.object({ value: z.string().min(1).max(255), means: z.enum(OWN_STATES) })).max(100),
  /** The others that could be chosen there when a person said so: what comes later, nobody has said. Absent where that is not known. */
  open: z.array(z.string().max(255)).max(100).optional(),
});
export type OwnStates = z.infer<typeof ownStatesSchema>;

/** Which objects of a company's own stand for what, as a person confirmed it. */
export const ownObjectsSchema = z.object({
  /** Switched off: kept, and not read. */
  off: z.boolean().optional(),
  orders: ownObjectSchema.optional(),
  lines: ownPartSchema.optional(),
  receipts: ownPartSchema.optional(),
  quality: ownPartSchema.optional(),
  suppliers: ownObjectSchema.optional(),
  /** Accounts that are suppliers: those with one of these values in a field. */
  accounts: z
    .object({ by: path, values: z.array(z.string().min(1).max(255)).min(1).max(50), label })
    .optional(),
  states: ownStatesSchema.optional(),
  columns: z.array(ownColumnSchema).max(200),
  /** Objects whose records were taken for order lines before: those leave once the present ones are here. */
  former: z.array(objectName).max(20).optional(),
});
export type OwnObjects = z.infer<typeof ownObjectsSchema>;

/** The object whose records are order lines; an order without lines is its own one. */
export function lineObjectOf({ lines, orders }: OwnObjects): string | undefined {
  return lines?.object ?? orders?.object;
}

/** A mapping in the place of the one before, with the objects that held order lines until now. */
export function inPlaceOf(before: OwnObjects | undefined, own: OwnObjects): OwnObjects {
  const { former: _, ...said } = own;
  const now = lineObjectOf(own);
  const earlier = [...(before?.former ?? []), before && lineObjectOf(before)];
  const former = [...new Set(earlier)].filter((each): each is string => each !== undefined && each !== now);
  return former.length > 0 ? { ...said, former: former.slice(-20) } : said;
}
