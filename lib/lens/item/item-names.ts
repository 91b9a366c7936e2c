import { normaliseNumber } from '../../domain/normalise.ts';
import type { Order, OrderLine } from '../../domain/order.ts';

/**
 * Which item a line is of. Our part number names it; where a line has none, the supplier's number does together with its
 * supplier, else the GTIN. An id is for routes and look-ups: `n/<number>`, `s/<partner>/<number>`, `g/<GTIN-14>`.
 */
export type ItemId = string;

const GTIN_FORM = /^(?:\d{8}|\d{12,14})$/;

/** A GTIN of any length in the one spelling of fourteen digits; other numbers as they are. */
export function gtinKey(number: string): string {
  const key = normaliseNumber(number);
  return GTIN_FORM.test(key) ? key.padStart(14, '0') : key;
}

function keyOf(number: string | undefined): string {
  return number === undefined ? '' : normaliseNumber(number);
}

/** Null for a line that names no item. */
export function itemIdOf(line: OrderLine, order: Order): ItemId | null {
  const { number, supplierNumber, gtin } = line.item;
  if (keyOf(number) !== '') return `n/${keyOf(number)}`;
  if (keyOf(supplierNumber) !== '') return `s/${order.partnerId}/${keyOf(supplierNumber)}`;
  return keyOf(gtin) === '' ? null : `g/${gtinKey(gtin ?? '')}`;
}

/** The key under which the lines of an item are found. */
export function keyOfItemId(id: ItemId): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** The names by which a line without our number is told to be of the same item as one that has it. */
export function aliasesOf(line: OrderLine, order: Order): ItemId[] {
  const { supplierNumber, gtin } = line.item;
  const aliases: ItemId[] = [];
  if (keyOf(supplierNumber) !== '') aliases.push(`s/${order.partnerId}/${keyOf(supplierNumber)}`);
  if (keyOf(gtin) !== '') aliases.push(`g/${gtinKey(gtin ?? '')}`);
  return aliases;
}

/** True when the line itself is of what the key names; false where it only lists the key as an alternate. */
export function isCalled(line: OrderLine, key: string): boolean {
  const { number, supplierNumber, gtin } = line.item;
  return (
    keyOf(number) === key ||
    keyOf(supplierNumber) === key ||
    (keyOf(gtin) !== '' && gtinKey(gtin ?? '') === gtinKey(key))
  );
}

/** True when the line says that the key may be delivered in its place. */
export function mayBe(line: OrderLine, key: string): boolean {
  return line.item.alternates?.some((alternate) => keyOf(alternate) === key) ?? false;
}
