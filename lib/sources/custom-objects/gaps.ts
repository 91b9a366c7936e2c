import type { OwnColumn, OwnObjects, OwnPart, OwnStates } from '../../domain/own-objects.ts';
import { objectOf } from './columns.ts';
import { stateValue } from './order-states.ts';
import type { OwnAccess, OwnField } from './own-access.ts';

/** What of a part is not there any more, or hidden from this user. */
export interface Gap {
  object: string;
  message: string;
  /** Nothing of the part can be read: its object, or what tells its records apart, is not there. */
  ends: boolean;
  /** All of it is read; a value came to what may be chosen there, of which nobody has said what it means. */
  untold?: true;
}

/** The fields of objects as they are now, by their paths; undefined for an object that is not there. */
export type SeenFields = Map<string, ReadonlyMap<string, OwnField> | undefined>;

/** Orders are read with all that belongs to them. */
export const ORDER_PARTS: readonly OwnPart[] = ['orders', 'lines', 'receipts', 'quality'];

/** Without these, orders would not be told apart, or be somebody else's. */
const KEYS = new Set(['orderNumber', 'supplierName', 'supplierNumber']);

/**
 * What the mapped objects of these parts lack now. Objects that were asked for already are in `seen`; throws what the system
 * throws, but for what it refuses.
 */
export async function gapsOf(
  access: OwnAccess,
  own: OwnObjects,
  parts: readonly OwnPart[],
  seen: SeenFields,
): Promise<Gap[]> {
  const gaps: Gap[] = [];
  for (const part of parts) {
    const object = objectOf(own, part);
    if (object === undefined) continue;
    if (!seen.has(object)) {
      const described = await access.describe(object);
      seen.set(object, described && new Map(described.fields.map((field) => [field.path, field])));
    }
    const paths = seen.get(object);
    const label = own[part]?.label ?? object;
    if (!paths) {
      gaps.push({ object, message: objectGone(label, object), ends: true });
      continue;
    }
    const columns = own.columns.filter(
      (column) => column.of === part && column.field && !paths.has(column.path),
    );
    const state = part === 'orders' && own.states && !paths.has(own.states.by) ? own.states : undefined;
    const lost = [...columns, ...(state ? [{ label: state.label, path: state.by }] : [])];
    if (lost.length === 0) {
      const news = part === 'orders' && own.states ? newValues(own.states, paths) : [];
      if (own.states && news.length > 0)
        gaps.push({ object, message: valuesNew(label, own.states, news), ends: false, untold: true });
      continue;
    }
    // Without the field that tells drafts and cancelled orders, all of them would be open.
    const ends = state !== undefined || columns.some(({ field }) => KEYS.has(field ?? ''));
    gaps.push({ object, message: fieldsGone(label, lost, ends), ends });
  }
  return gaps;
}

/** The mapping without what is not there: the rest of it is read. */
export function withoutGaps(own: OwnObjects, seen: SeenFields): OwnObjects {
  const isThere = ({ of, path }: OwnColumn) => {
    const object = objectOf(own, of);
    return object === undefined || !seen.has(object) || seen.get(object)?.has(path) === true;
  };
  return { ...own, columns: own.columns.filter(isThere) };
}

/**
 * The currency of amounts for which nothing else is said: none that is known where their own one can not be read any more,
 * as the company's would be another one.
 */
export function currencyWithout(own: OwnObjects, there: OwnObjects, currency: string): string {
  const isSaid = ({ columns }: OwnObjects) => columns.some(({ field }) => field === 'currency');
  return isSaid(own) && !isSaid(there) ? '' : currency;
}

const NEXT =
  'Give this user read access to it, or choose anew under “Your own objects”; then check the connection.';

/** What may be chosen for the state of an order since a person said what its values mean. */
function newValues(states: OwnStates, fields: ReadonlyMap<string, OwnField>): string[] {
  const { by, values, open } = states;
  if (!open) return [];
  const known = new Set([...values.map(({ value }) => value), ...open]);
  const now = fields.get(by)?.values ?? [];
  return now.flatMap(({ value, label }) => (known.has(stateValue(value)) ? [] : [label || value]));
}

/**
 * What states of these records nobody has said the meaning of, where anything may stand in the field: those come as they are
 * written. Named beside what came to the list of what may be chosen; undefined where there are none.
 */
export function untoldStates(
  own: OwnObjects,
  seen: SeenFields,
  values: readonly unknown[],
): Pick<Gap, 'object' | 'message'> | undefined {
  const { states, orders } = own;
  const fields = orders && seen.get(orders.object);
  if (!states?.open || !fields) return undefined;
  const listed = (fields.get(states.by)?.values ?? []).map(({ value }) => stateValue(value));
  const known = new Set(['', ...states.values.map(({ value }) => value), ...states.open, ...listed]);
  const news = new Set(values.map(stateValue).filter((value) => !known.has(value)));
  if (news.size === 0) return undefined;
  const message = valuesNew(orders.label, states, [...newValues(states, fields), ...news]);
  return { object: orders.object, message };
}

function valuesNew(label: string, states: OwnStates, news: readonly string[]): string {
  const names = news.slice(0, 5).map((each) => `“${each.slice(0, 40)}”`);
  const more = news.length > names.length ? ` and ${news.length - names.length} more` : '';
  return `“${states.label.slice(0, 60)}” of “${label.slice(0, 60)}” may be ${names.join(', ')}${more} by now, and nobody has said what that means. Such orders count as open. Say it under “Your own objects”.`;
}

function objectGone(label: string, object: string): string {
  return `“${label.slice(0, 80)}” (${object}) is not there any more, or this user may not read it. Nothing that it belongs to is read. ${NEXT}`;
}

function fieldsGone(
  label: string,
  lost: readonly Pick<OwnColumn, 'label' | 'path'>[],
  ends: boolean,
): string {
  const names = lost
    .slice(0, 5)
    .map((column) => `“${column.label.slice(0, 40)}” (${column.path.slice(0, 60)})`);
  const more = lost.length > names.length ? ` and ${lost.length - names.length} more` : '';
  const what = ends ? 'Nothing of it is read' : 'The rest of it is read';
  return `“${label.slice(0, 60)}” has no ${names.join(', ')}${more} for this user. ${what}. ${NEXT}`.slice(
    0,
    600,
  );
}
