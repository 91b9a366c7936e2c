import type { Order } from '../../domain/order.ts';
import { hashPair } from '../../store/hash.ts';
import type { LensContext } from '../context.ts';
import { factsOf } from '../source-facts.ts';

/**
 * A number of 53 bits for all that an order says and for what its sources record. Nothing verifies it: of a thousand
 * changed orders of one partner, one is taken for unchanged once in some billions of stores.
 */
export function orderDigest(order: Order, { facts }: LensContext): number {
  const recorded = order.lines.map((line) => {
    const { acknowledgements, quality } = factsOf(line, facts);
    return (acknowledgements ? 1 : 0) | (quality ? 2 : 0);
  });
  const [high, low] = hashPair(`${recorded.join('')} ${JSON.stringify(order)}`);
  return high * 2 ** 21 + (low >>> 11);
}
