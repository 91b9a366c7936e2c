import { id18 } from '../../lib/sources/salesforce/soql.ts';
import { sfInstant } from './salesforce-data.ts';
import type { Row, Shape } from './salesforce-soql.ts';

export interface CustomObject {
  label: string;
  /** By the name of the field; `to`: the object that it names. */
  fields: Record<string, { label: string; type: string; to?: string; master?: boolean; values?: string[] }>;
}

/** All objects that a user may see, as `sobjects` lists them. */
export function describeGlobal(shape: Shape): unknown {
  const names = Object.keys(shape.fields);
  return {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: names.map((name) => ({
      name,
      label: shape.custom[name]?.label ?? name,
      custom: name.endsWith('__c'),
      customSetting: false,
      deprecatedAndHidden: false,
      queryable: true,
    })),
  };
}

/** What describe says of an object: the fields that the user may see, and the objects whose records name its own. */
export function describeObject(shape: Shape, object: string, fields: readonly string[]): object {
  const own = shape.custom[object];
  return {
    name: object,
    label: own?.label ?? object,
    custom: object.endsWith('__c'),
    queryable: true,
    fields: fields.map((name) => describedField(own, name)),
    childRelationships: Object.entries(shape.custom).flatMap(([childSObject, child]) =>
      Object.entries(child.fields).flatMap(([field, { to, master }]) =>
        to === object && shape.fields[childSObject]?.includes(field)
          ? [{ childSObject, field, cascadeDelete: master === true, relationshipName: `${childSObject}s__r` }]
          : [],
      ),
    ),
    recordTypeInfos: (shape.records.RecordType ?? []).flatMap(({ Id, Name, SobjectType }) =>
      SobjectType === object ? [{ name: Name, recordTypeId: Id, master: false, available: true }] : [],
    ),
  };
}

function describedField(own: CustomObject | undefined, name: string): object {
  const said = own?.fields[name];
  const type = said?.type ?? (name === 'Id' ? 'id' : name === 'SystemModstamp' ? 'datetime' : 'string');
  const values = type === 'picklist' ? (said?.values ?? ['Vendor']) : [];
  const picklistValues = values.map((value) => ({ value, label: value, active: true }));
  return {
    name,
    label: said?.label ?? name,
    type,
    nameField: name === 'Name',
    referenceTo: said?.to ? [said.to] : [],
    relationshipName: said?.to ? name.replace(/__c$/, '__r') : null,
    picklistValues,
  };
}

/** Gives a company an object of its own, all of whose fields this user may see. */
export function addCustomObject(shape: Shape, object: string, { label, fields }: CustomObject): void {
  shape.custom[object] = { label, fields };
  shape.fields[object] = [
    'Id',
    'Name',
    'SystemModstamp',
    'IsDeleted',
    ...Object.keys(fields).filter((name) => name !== 'Name'),
  ];
  shape.records[object] ??= [];
}

/** The id of the n-th record of an object of the company's own. */
export function customId(shape: Shape, object: string, n: number): string {
  const at = Object.keys(shape.custom).indexOf(object);
  return id18(`a0${at}8d${n.toString(36).padStart(10, '0')}`);
}

/** Adds the n-th record of an object of the company's own, or changes it. */
export function putCustom(
  shape: Shape,
  object: string,
  n: number,
  values: Row,
  at = Date.UTC(2026, 9, 1),
): Row {
  const Id = customId(shape, object, n);
  const known = shape.records[object]?.find((row) => row.Id === Id);
  const row: Row = known ?? { Id, Name: `${object}-${n}` };
  Object.assign(row, values, { SystemModstamp: sfInstant(at) });
  if (!known) shape.records[object]?.push(row);
  return row;
}

/** Gives an object so many more fields as companies gather them, without values. */
export function addManyFields(shape: Shape, object: string, many: number): void {
  const names = Array.from({ length: many }, (_, n) => `Legacy_Field_${n}__c`);
  for (const [n, name] of names.entries())
    Object.assign(shape.custom[object]?.fields ?? {}, { [name]: { label: `Legacy ${n}`, type: 'string' } });
  shape.fields[object] = [...(shape.fields[object] ?? []), ...names];
}
