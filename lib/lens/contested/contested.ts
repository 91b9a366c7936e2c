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
  /** What holds of each line, see {@link standingDispute}. */
  byLine: ReadonlyMap<string, GivenAnswer>;
}

/** What a partner contests, as it is stored now. */
export async function readContested(store: Store, partnerId: string): Promise<Contested> {
  return contestedOf(await answersOf(store, partnerId));
}

/** What these answers contest; `answers`: the newest first. */
export function contestedOf(answers: readonly GivenAnswer[]): Contested {
  const byLine = new Map<string, GivenAnswer>();
  const open = new Set<string>();
  const accepted = new Set<string>();
  const all = Map.groupBy(answers, ({ partnerId, orderId, lineId }) =>
    orderId === undefined || lineId === undefined ? '' : lineKey(partnerId, orderId, lineId),
  );
  for (const [key, ofLine] of all) {
    const given = key === '' ? undefined : standingDispute(ofLine);
    if (!given) continue;
    byLine.set(key, given);
    if (isLeftOut(given)) accepted.add(key);
    else if (!given.decision) open.add(key);
  }
  return { open, accepted, byLine };
}

/**
 * Of all disputes about one line the one that its figures go by: one that was accepted leaves it out, whatever another says
 * of it; one that waits keeps it open; else the newest. `answers`: the newest first. Undefined where none contests it.
 */
export function standingDispute(answers: readonly GivenAnswer[]): GivenAnswer | undefined {
  const disputes = answers.filter(({ answer }) => answer.kind === 'dispute');
  return disputes.find(isLeftOut) ?? disputes.find(({ decision }) => !decision) ?? disputes[0];
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

/** What holds of a line that is contested; undefined where nobody contests it. */
export function disputeOf(
  contested: Contested,
  { partnerId, orderId, lineId }: Pick<LineView, 'partnerId' | 'orderId' | 'lineId'>,
): GivenAnswer | undefined {
  return contested.byLine.get(lineKey(partnerId, orderId, lineId));
}
