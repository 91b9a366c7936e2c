import type { GivenAnswer } from '../../domain/given-answer.ts';
import type { Order } from '../../domain/order.ts';
import { isLeftOut, lineKey, markLeftOut } from '../../store/left-out.ts';
import type { Store } from '../../store/open.ts';
import { answersOf } from '../../store/share-answers.ts';
import type { SeeOrder } from '../cells/partner-measures.ts';
import type { LineView } from '../views.ts';

/** The lines of a partner that it contests, by what became of that. */
export interface Contested {
  /** Not decided yet: they count. */
  open: ReadonlySet<string>;
  /** Contested rightly, as was decided: they are left out. */
  accepted: ReadonlySet<string>;
  /** What was said last about each line. */
  byLine: ReadonlyMap<string, GivenAnswer>;
}

/** What a partner contests, as it is stored now. */
export async function readContested(store: Store, partnerId: string): Promise<Contested> {
  return contestedOf(await answersOf(store, partnerId));
}

/** What these answers contest. A line that is left out by one of them is, whatever another says of it. */
export function contestedOf(answers: readonly GivenAnswer[]): Contested {
  const byLine = new Map<string, GivenAnswer>();
  const open = new Set<string>();
  const accepted = new Set<string>();
  const oldestFirst = answers.filter(({ answer }) => answer.kind === 'dispute').toReversed();
  for (const given of oldestFirst) {
    const { partnerId, orderId, lineId } = given;
    if (orderId === undefined || lineId === undefined) continue;
    const key = lineKey(partnerId, orderId, lineId);
    byLine.set(key, given);
    if (isLeftOut(given)) accepted.add(key);
    if (given.decision) open.delete(key);
    else open.add(key);
  }
  for (const key of accepted) open.delete(key);
  return { open, accepted, byLine };
}

/** Each order without what is contested and not decided, and without what is left out anyway. */
export function withoutContested({ open }: Contested): SeeOrder {
  return (order) => markLeftOut(order, open);
}

/** Each order as it is on record: nothing is left out because somebody contested it. */
export function asRecorded(order: Order): Order {
  if (!order.lines.some(({ leftOut }) => leftOut)) return order;
  return { ...order, lines: order.lines.map(({ leftOut: _, ...line }) => line) };
}

/** What was said last about a line that is contested; undefined where nobody contests it. */
export function disputeOf(
  contested: Contested,
  { partnerId, orderId, lineId }: Pick<LineView, 'partnerId' | 'orderId' | 'lineId'>,
): GivenAnswer | undefined {
  return contested.byLine.get(lineKey(partnerId, orderId, lineId));
}
