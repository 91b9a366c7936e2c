import { arlCusum } from './arl-cusum.ts';

/**
 * However few figures are watched, each gives a false alarm once in so many months at most. Three years is what the usual
 * monthly chart (k = 0.5, h = 2.5) really gives on overdispersed counts: 31 to 40 months, not the 68 of the normal law.
 */
export const MONTHS_PER_FALSE_ALARM = 36;

/**
 * False alarms that one watched figure may give in a month, so that all figures of one relationship owner together give
 * `perMonth` at most.
 */
export function allowancePerFigure(perMonth: number, figures: number): number {
  return Math.min(perMonth / Math.max(1, figures), 1 / MONTHS_PER_FALSE_ALARM);
}

/** What a budget promises: expected false alarms of one owner in a month, and of one supplier in a year. */
export interface Promised {
  perOwnerMonth: number;
  perSupplierYear: number;
}

export function promiseOf(perMonth: number, figures: number, suppliers: number): Promised {
  const perOwnerMonth = allowancePerFigure(perMonth, figures) * figures;
  return { perOwnerMonth, perSupplierYear: suppliers === 0 ? 0 : (12 * perOwnerMonth) / suppliers };
}

const LOWEST = 0.3;
const HIGHEST = 40;
/** As near as this, as a share of the length, is near enough: no baseline is known better. */
const NEAR = 0.02;

/**
 * The limit whose average run length is `length`; `arlOf` must grow with the limit. By false position on the logarithm of
 * the length, which is almost a straight line.
 */
export function limitFor(length: number, arlOf: (limit: number) => number): number {
  const off = (limit: number) => Math.log(Math.min(1e12, arlOf(limit)) / length);
  let low = { at: LOWEST, off: off(LOWEST) };
  if (low.off >= 0) return LOWEST;
  let high = { at: 2, off: off(2) };
  while (high.off < 0 && high.at < HIGHEST) {
    low = high;
    high = { at: high.at * 1.6, off: off(high.at * 1.6) };
  }
  for (let step = 0; step < 30 && high.off > NEAR; step += 1) {
    // Lengths of steps on a lattice jump: every other step halves, so that neither end stays for ever.
    const part = step % 2 === 0 ? low.off / (low.off - high.off) : 0.5;
    const at = low.at + part * (high.at - low.at);
    const middle = { at, off: off(at) };
    if (Math.abs(middle.off) <= NEAR) return at;
    if (middle.off < 0) low = middle;
    else high = middle;
    if (high.at - low.at < 0.002 * high.at) break;
  }
  return high.at;
}

const cusumLimits = new Map<number, number>();

/** The limit of a one-sided CUSUM of standard normal values that alarms once in `length` values by chance. */
export function cusumLimit(length: number): number {
  // Two per cent apart is nearer than any baseline is known.
  const step = Math.round(Math.log(Math.max(2, length)) * 50);
  const limit = cusumLimits.get(step) ?? limitFor(Math.exp(step / 50), (h) => arlCusum(h).zero);
  cusumLimits.set(step, limit);
  return limit;
}
