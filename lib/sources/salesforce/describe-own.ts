import { z } from 'zod';
import type { HeldType, OwnChild } from '../../domain/own-objects.ts';
import type { OwnField } from '../custom-objects/own-access.ts';

/** All objects that a user may see. */
export const objectsSchema = z.object({
  sobjects: z.array(
    z.object({
      name: z.string(),
      label: z.string().catch(''),
      custom: z.boolean(),
      queryable: z.boolean(),
      customSetting: z.boolean().optional(),
      deprecatedAndHidden: z.boolean().optional(),
    }),
  ),
});
const fieldSchema = z.object({
  name: z.string(),
  label: z.string().catch(''),
  type: z.string(),
  nameField: z.boolean().optional(),
  relationshipName: z.string().nullish(),
  referenceTo: z.array(z.string()).nullish(),
  picklistValues: z.array(z.object({ value: z.string(), label: z.string().nullish() })).nullish(),
});
/** What describe says of one. */
export const describedSchema = z.object({
  name: z.string(),
  label: z.string().catch(''),
  queryable: z.boolean().optional(),
  fields: z.array(fieldSchema),
  childRelationships: z
    .array(z.object({ childSObject: z.string(), field: z.string(), cascadeDelete: z.boolean().optional() }))
    .nullish(),
  recordTypeInfos: z
    .array(z.object({ name: z.string(), recordTypeId: z.string().nullish(), master: z.boolean().optional() }))
    .nullish(),
});
export type Described = z.infer<typeof describedSchema>;

const HELD: Record<string, HeldType> = {
  ...{ double: 'number', int: 'number', long: 'number', currency: 'number', percent: 'number' },
  ...{ date: 'day', datetime: 'instant', boolean: 'flag' },
};
/** Types that are no single value. */
const NO_VALUE = new Set(['address', 'location', 'base64', 'complexvalue', 'id']);
/** What Salesforce keeps for itself. */
const SYSTEM =
  /^(IsDeleted|SystemModstamp|Last(Viewed|Referenced|Modified|Activity)(Date|ById)?|CreatedById|UserRecordAccessId)$/;
/** Of records that are named, what is read beside their name. */
const BESIDE: Record<string, readonly [name: string, label: string][]> = {
  Account: [['AccountNumber', 'number']],
  Contact: [['Email', 'e-mail']],
  Product2: [['ProductCode', 'code']],
};
/** Standard objects that have a name; those of a company all do. */
const NAMED = new Set([
  'Account',
  'Contact',
  'User',
  'Group',
  'Product2',
  'Opportunity',
  'Asset',
  'Campaign',
]);

/** The fields that a described one can be read by: itself, or what the record that it names is called. */
export function fieldsOf(field: z.infer<typeof fieldSchema>): OwnField[] {
  const { name, label: said, type, nameField, relationshipName: over, referenceTo, picklistValues } = field;
  const label = said || name;
  if (NO_VALUE.has(type) || SYSTEM.test(name)) return [];
  if (type !== 'reference') {
    const chosen = type === 'picklist' && picklistValues ? { values: picklistValues.map(asValue) } : {};
    const isName = nameField ? { isName: true } : {};
    return [{ path: name, label, holds: HELD[type] ?? 'text', ...isName, ...chosen }];
  }
  const [to = '', another] = referenceTo ?? [];
  if (!over || (!NAMED.has(to) && !to.endsWith('__c'))) return [];
  // Where a field may name records of several objects, nothing but their name is common to them.
  const beside = another ? [] : (BESIDE[to] ?? []);
  const leads = { over: { by: name, to } };
  return [
    { path: `${over}.Name`, label, holds: 'text', ...leads },
    ...beside.map(
      ([each, word]): OwnField => ({
        path: `${over}.${each}`,
        label: `${label} ${word}`,
        holds: 'text',
        ...leads,
      }),
    ),
  ];
}

/** A value of a picklist: as records hold it, and as people read it. */
export function asValue({ value, label }: { value: string; label?: string | null | undefined }) {
  return { value, label: label || value };
}

/** The company's own objects whose records name this one's, those that live and die with them first. */
export function childrenOf(
  { childRelationships }: Described,
  labels: ReadonlyMap<string, string>,
): OwnChild[] {
  const all = (childRelationships ?? []).filter(({ childSObject }) => labels.has(childSObject));
  return all
    .toSorted((a, b) => Number(b.cascadeDelete ?? false) - Number(a.cascadeDelete ?? false))
    .map(({ childSObject, field }) => ({
      object: childSObject,
      label: labels.get(childSObject) ?? childSObject,
      by: field,
    }));
}
