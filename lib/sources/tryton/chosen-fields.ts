import type { ChosenField, FieldChoice, SystemField } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import { idOf, idUnder } from './search.ts';

type Raw = Record<string, unknown>;
type Of = SystemField['of'];

/** Who ordered and for which warehouse, unless a person chose otherwise. */
const USUAL: FieldChoice = {
  buyer: { of: 'order', name: 'confirmed_by', relation: true },
  plant: { of: 'order', name: 'warehouse', relation: true },
};
const OF_LINE = {
  promisedOn: 'lastPromisedOn',
  requestedOn: 'requestedOn',
  confirmedOn: 'confirmedOn',
} as const satisfies Partial<Record<ChosenField, keyof OrderLine>>;
const OF_ORDER = ['buyer', 'buyerGroup', 'plant'] as const;
const LONGEST = { buyer: 200, buyerGroup: 100, plant: 100 };

/** The fields to ask for beside the usual ones, as Tryton names them. */
export function namesOf(choice: FieldChoice, of: Of): string[] {
  const names = Object.values(choice)
    .filter((field) => field.of === of)
    .map(({ name, relation }) => (relation ? `${name}.rec_name` : name));
  return [...new Set(names)];
}

/**
 * Puts what the chosen fields hold into the orders of a page. An empty one leaves what was there; one that holds something
 * else than a day, or than text, is a reject that names it.
 */
export function chosenReader(
  choice: FieldChoice,
  orders: readonly Raw[],
  lines: readonly Raw[],
  rejects: Reject[],
): (order: Order, id: number) => Order {
  const chosen: FieldChoice = { ...USUAL, ...choice };
  const orderById = new Map(orders.map((raw) => [idOf(raw), raw]));
  const lineById = new Map(lines.map((raw) => [idOf(raw), raw]));
  const read = <T>(field: SystemField, order: Raw | undefined, line: Raw | undefined, as: Reading<T>) => {
    const raw = field.of === 'order' ? order : line;
    const value = raw && heldBy(raw, field);
    if (!raw || value === null || value === undefined || value === '') return undefined;
    const known = as(value);
    const column = `${field.of === 'order' ? 'purchase.purchase' : 'purchase.line'}.${field.name}`;
    if (known === undefined)
      rejects.push({
        line: idOf(raw),
        column,
        value: JSON.stringify(value).slice(0, 200),
        reason: 'field-unreadable',
      });
    return known;
  };
  return (order, id) => {
    const raw = orderById.get(id);
    const heading: Partial<Order> = {};
    for (const name of OF_ORDER) {
      const text = chosen[name] && read(chosen[name], raw, undefined, asText);
      if (text !== undefined) heading[name] = text.slice(0, LONGEST[name]);
    }
    const dated = order.lines.map((line) => {
      const own = lineById.get(idUnder(line.id, 'purchase.line')[0] ?? 0);
      const days: Partial<OrderLine> = {};
      for (const [name, target] of Object.entries(OF_LINE) as [keyof typeof OF_LINE, 'confirmedOn'][]) {
        const day = chosen[name] && read(chosen[name], raw, own, asDay);
        if (day !== undefined) days[target] = day;
      }
      return { ...line, ...days };
    });
    return { ...order, ...heading, lines: dated };
  };
}

type Reading<T> = (value: unknown) => T | undefined;

function heldBy(raw: Raw, { name, relation }: SystemField): unknown {
  return relation ? (raw[`${name}.`] as Raw | null | undefined)?.rec_name : raw[name];
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() : undefined;
}

/** Of a day or an instant. */
function asDay(value: unknown): string | undefined {
  if (typeof value === 'number' && Math.abs(value) < 8e15) return new Date(value).toISOString().slice(0, 10);
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}
