import type { Order, OrderLine } from '../domain/order.ts';
import { keysOfItem } from './identifiers.ts';
import { SETS } from './unite-sets.ts';

/*
 * One order that two sources tell of under two partners, which stand for one. Each field counts from the source that said it
 * last. What happened to a line (receipts, invoices) comes from one source whole: two seldom call it the same, and adding
 * them up would count goods twice. Nothing is stored of it: divided again, each source has its order as before.
 */

/** The order that these are, under the id of the first. All have one number and kind. */
export function joinTwins([first, ...others]: readonly [Order, ...Order[]]): Order {
  return others.reduce(joinTwo, first);
}

function joinTwo(base: Order, other: Order): Order {
  const [newer, older] = ageOf(other) > ageOf(base) ? [other, base] : [base, other];
  const { id, number, kind, partnerId } = base;
  const twins = matchLines(base.lines, other.lines);
  const lines = base.lines.map((line) => {
    const twin = twins.get(line);
    return twin ? joinLines(line, twin) : line;
  });
  const taken = new Set(base.lines.map((line) => line.id));
  const matched = new Set(twins.values());
  for (const line of other.lines) {
    if (matched.has(line)) continue;
    const own = taken.has(line.id) ? `${line.id} ${other.id}`.slice(0, 100) : line.id;
    taken.add(own);
    lines.push({ ...line, id: own });
  }
  return { ...older, ...given(newer), id, number, kind, partnerId, lines };
}

function ageOf({ lines, heading }: Order): number {
  const said = heading?.provenance?.fetchedAt ?? 0;
  return lines.reduce((age, line) => Math.max(age, line.provenance.fetchedAt), said);
}

/** Lines that are the same one: by their item, then by item, quantity and day, then by number; never one with two. */
function matchLines(lines: readonly OrderLine[], others: readonly OrderLine[]): Map<OrderLine, OrderLine> {
  const twins = new Map<OrderLine, OrderLine>();
  const left = new Set(others);
  for (const isSame of [sameItem, sameDemand, sameNumber]) {
    const open = lines.filter((line) => !twins.has(line));
    for (const line of open) {
      const [twin, ...more] = [...left].filter((other) => isSame(line, other));
      const rivals = twin ? open.filter((each) => !twins.has(each) && isSame(each, twin)) : [];
      if (!twin || more.length > 0 || rivals.length > 1) continue;
      twins.set(line, twin);
      left.delete(twin);
    }
  }
  return twins;
}

function sameItem(a: OrderLine, b: OrderLine): boolean {
  const keys = keysOfItem(b.item);
  return [...keysOfItem(a.item)].some((key) => keys.has(key));
}

function sameDemand(a: OrderLine, b: OrderLine): boolean {
  return sameItem(a, b) && a.ordered === b.ordered && a.requestedOn === b.requestedOn;
}

/** The same number of a line, where items do not say otherwise. */
function sameNumber(a: OrderLine, b: OrderLine): boolean {
  const named = keysOfItem(a.item).size > 0 && keysOfItem(b.item).size > 0;
  return !named && (a.number ?? a.id) === (b.number ?? b.id);
}

function joinLines(base: OrderLine, other: OrderLine): OrderLine {
  const [newer, older] =
    other.provenance.fetchedAt > base.provenance.fetchedAt ? [other, base] : [base, other];
  const item = { ...older.item, ...given(newer.item) };
  const whole: OrderLine = { ...older, ...given(newer), id: base.id, item };
  for (const field of SETS) {
    const [said, before] = [newer[field] ?? [], older[field] ?? []];
    if (said.length === 0 && before.length > 0) Object.assign(whole, { [field]: before });
  }
  return whole;
}

/** The fields that a record gives. */
function given<T extends object>(record: T): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<T>;
}
