import { lineObjectOf, type OwnColumn, type OwnObjects, type OwnStates } from '../../domain/own-objects.ts';
import type { OwnChoice, OwnLook } from './look-at-own.ts';

/** The proposed columns as a person had them before, where the objects are the same. */
export function columnsBefore(
  columns: readonly OwnColumn[],
  choice: OwnChoice,
  before: OwnObjects | undefined,
): OwnColumn[] {
  const isSame = (of: OwnColumn['of']) =>
    before?.[of] !== undefined && before[of]?.object === choice[of]?.object;
  return columns.map((column) => {
    if (!isSame(column.of)) return column;
    const { field: _, ...rest } = column;
    const known = before?.columns.find(({ of, path }) => of === column.of && path === column.path);
    const { label: __, ...kept } = known ?? column;
    return known ? { ...rest, ...kept } : rest;
  });
}

/** The field that says how far orders are, as a person had it before; of another object, or at first, the proposed one. */
export function statesBefore(
  { states: { fields, proposed } }: Pick<OwnLook, 'states'>,
  choice: OwnChoice,
  before: OwnObjects | undefined,
): OwnStates | undefined {
  if (!before?.orders || before.orders.object !== choice.orders?.object) return proposed;
  return fields.some(({ by }) => by === before.states?.by) ? before.states : undefined;
}

/** The orders that were read before and are wanted no more: theirs leave with the next reading. Undefined where there are none. */
export function ordersGivenUp(before: OwnObjects | undefined, choice: OwnChoice): OwnObjects['orders'] {
  if (!before || lineObjectOf(before) === undefined) return undefined;
  return lineObjectOf({ ...choice, columns: [] }) === undefined ? before.orders : undefined;
}
