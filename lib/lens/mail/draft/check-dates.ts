import type { CalendarDate } from '../../../domain/calendar-date.ts';
import type { DraftFact } from '../../../domain/draft.ts';
import type { Order, OrderLine } from '../../../domain/order.ts';
import { dueOn } from '../../../kpi/otif.ts';
import { isCancelled, isClosedUndated, lastReceivedOn } from '../../../kpi/received.ts';
import { type LensContext, rulesFor } from '../../context.ts';
import { factsOf } from '../../source-facts.ts';
import { lineStatus } from '../../status.ts';
import type { DraftFinding, FindingOrder, SaidDays } from './draft-views.ts';
import { firstSaid, holds, lastSaid } from './said-days.ts';

type DateFact = Extract<DraftFact, { what: 'date' }>;
/** A finding before it is known where it comes from. */
type Found = DraftFinding extends infer F ? (F extends DraftFinding ? Omit<F, 'origin'> : never) : never;
/** `agree` counts as compared; `cannot`: nothing is certain. */
export type Verdict = 'agree' | 'cannot' | Found;

/** Lines of one order, as they are judged. */
export interface Judged {
  order: Order;
  lines: OrderLine[];
  named: FindingOrder;
  /** The number is that of a customer, or the message goes to customers alone: what counts is when goods can be there. */
  forCustomer: boolean;
  /** The customer's own order number. */
  isSalesOrder: boolean;
}

/** Holds a date of a draft against the lines that it is about. */
export function checkDate(fact: DateFact, said: SaidDays, judged: Judged, context: LensContext): Verdict {
  const { topic, saying } = fact;
  const lines = judged.lines.filter((line) => hasDays(line) && (line.ordered ?? 0) >= 0);
  if (lines.length === 0 || !SAID.has(saying) || topic === 'other') return 'cannot';
  const about = { ...judged, lines };
  if (topic === 'order') return checkSent(said, about);
  // "Is delivered on": what is still to come has not happened.
  if (saying === 'past' && firstSaid(said) <= context.now.today)
    return topic === 'ship' ? checkShipped(said, about, context) : checkReceived(said, about, context);
  if (saying === 'once') return checkOnce(said, about);
  if (topic === 'arrive' || topic === 'unsaid')
    return judged.forCustomer ? checkSupply(said, about, context) : checkPromised(said, about, context);
  if (topic !== 'ship') return 'cannot';
  // What is not here yet cannot be sent on.
  return judged.forCustomer ? checkSupply(said, about, context) : checkLeaving(said, about, context);
}

/** Something of it came, or is to come, on days that can be told. */
const hasDays = (line: OrderLine): boolean =>
  !isCancelled(line) && !isClosedUndated(line, lastReceivedOn(line));

const SAID: ReadonlySet<DateFact['saying']> = new Set(['promise', 'past', 'once']);

const promisedOf = (line: OrderLine): CalendarDate | null => dueOn(line, 'last-promised');

function openOf({ lines, order }: Judged, context: LensContext): OrderLine[] {
  return lines.filter(
    (line) => lineStatus(line, order, context.now, rulesFor(line, context)).state !== 'done',
  );
}

/** Each day once, the first first. */
const sorted = (days: readonly (CalendarDate | null | undefined)[]): CalendarDate[] =>
  [...new Set(days.filter((day) => day !== null && day !== undefined))].sort();

function checkPromised(said: SaidDays, judged: Judged, context: LensContext): Verdict {
  const { lines, named } = judged;
  const { today } = context.now;
  if (lines.some((line) => holds(said, promisedOf(line) ?? ''))) return 'agree';
  const open = openOf(judged, context);
  // Whatever was on a day that is over, it is no day on which goods are still to come.
  if (lastSaid(said) < today) return open.length > 0 ? 'cannot' : checkReceived(said, judged, context);
  if (open.length === 0) {
    if (lines.some((line) => line.receipts.some(({ receivedOn }) => holds(said, receivedOn)))) return 'agree';
    const on = sorted(lines.map(lastReceivedOn)).at(-1);
    return on && firstSaid(said) > today ? { code: 'already-received', order: named, said, on } : 'cannot';
  }
  const promised = open.map(promisedOf);
  if (promised.includes(null)) return 'cannot';
  // What is overdue has no day any more; who writes may know one.
  if (lastSaid(said) >= today && promised.some((day) => (day ?? '') < today)) return 'cannot';
  return { code: 'promised', order: named, said, ours: sorted(promised), ...amongOf(open) };
}

const amongOf = ({ length }: readonly OrderLine[]) => (length > 1 ? { among: length } : {});

/** A customer can have the goods once they are here: only an earlier day contradicts. */
function checkSupply(said: SaidDays, judged: Judged, context: LensContext): Verdict {
  const open = openOf(judged, context);
  const promised = sorted(open.map(promisedOf));
  const [first] = promised;
  if (!first || open.some((line) => promisedOf(line) === null) || said.bound === 'from') return 'cannot';
  if (lastSaid(said) < context.now.today) return 'cannot';
  // Overdue: nobody knows when.
  const expected = first < context.now.today ? context.now.today : first;
  if (lastSaid(said) >= expected) return 'agree';
  return first < context.now.today ? 'cannot' : { code: 'supply', order: judged.named, said, ours: promised };
}

/** What was once promised may be any day between the first promise and the one that holds. */
function checkOnce(said: SaidDays, { lines, named, forCustomer }: Judged): Verdict {
  const all = lines.map((line) => [line.firstPromisedOn, promisedOf(line), line.requestedOn]);
  if (all.flat().some((day) => day && holds(said, day))) return 'agree';
  if (forCustomer || lines.some((line) => !line.firstPromisedOn || movedOften(line))) return 'cannot';
  const ours = sorted(lines.flatMap((line) => [line.firstPromisedOn, promisedOf(line)]));
  const between = (day: CalendarDate) => day > (ours[0] ?? '') && day < (ours.at(-1) ?? '');
  return between(firstSaid(said)) || between(lastSaid(said))
    ? 'cannot'
    : { code: 'once', order: named, said, ours };
}

const movedOften = ({ changes = [] }: OrderLine): boolean =>
  changes.filter(({ field }) => field === 'date').length > 1;

function checkShipped(said: SaidDays, { lines, named, forCustomer }: Judged, context: LensContext): Verdict {
  const shipments = lines.flatMap((line) => line.shipments);
  if (shipments.some(({ shippedOn }) => shippedOn && holds(said, shippedOn))) return 'agree';
  // What went on to a customer is in no record.
  if (forCustomer || shipments.some(({ shippedOn }) => !shippedOn)) return 'cannot';
  const ours = sorted(shipments.map(({ shippedOn }) => shippedOn));
  if (ours.length > 0) return isLater(said, lines) ? 'cannot' : { code: 'shipped', order: named, said, ours };
  const records = lines.every((line) => factsOf(line, context.facts).despatch && line.receipts.length === 0);
  return records && !isLater(said, lines) ? { code: 'not-shipped', order: named, said } : 'cannot';
}

function checkReceived(said: SaidDays, { lines, named, forCustomer }: Judged, context: LensContext): Verdict {
  const receipts = lines.flatMap((line) => line.receipts);
  if (receipts.some(({ receivedOn }) => holds(said, receivedOn))) return 'agree';
  if (forCustomer || isLater(said, lines)) return 'cannot';
  const ours = sorted(receipts.map(({ receivedOn }) => receivedOn));
  if (ours.length > 0) return { code: 'received', order: named, said, ours };
  const records = lines.every((line) => factsOf(line, context.facts).despatch);
  return records ? { code: 'not-received', order: named, said } : 'cannot';
}

/** What happened on or after the day on which the record was read may not be in it yet. */
function isLater(said: SaidDays, lines: readonly OrderLine[]): boolean {
  const read = Math.min(...lines.map((line) => line.provenance.fetchedAt));
  return Date.parse(`${lastSaid(said)}T00:00:00Z`) >= read - 86_400_000;
}

/** Goods do not leave after the day on which they have to be here. */
function checkLeaving(said: SaidDays, judged: Judged, context: LensContext): Verdict {
  const open = openOf(judged, context);
  const promised = sorted(open.map(promisedOf));
  const last = promised.at(-1);
  if (!last || open.some((line) => promisedOf(line) === null) || said.bound) return 'cannot';
  if (last < context.now.today || firstSaid(said) <= last)
    return firstSaid(said) === last ? 'agree' : 'cannot';
  return { code: 'promised', order: judged.named, said, ours: promised, ...amongOf(open) };
}

function checkSent(said: SaidDays, { lines, named, isSalesOrder }: Judged): Verdict {
  const ours = sorted(lines.map(({ sentOn }) => sentOn));
  if (isSalesOrder || ours.length === 0 || lines.some(({ sentOn }) => !sentOn) || said.bound) return 'cannot';
  return ours.some((day) => holds(said, day)) ? 'agree' : { code: 'sent', order: named, said, ours };
}
