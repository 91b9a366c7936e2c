import type { RecordWhy } from './record-why.ts';

/** What a figure made of one record. */
export interface Verdict {
  verdict: 'hit' | 'miss' | 'pending' | 'excluded';
  why: RecordWhy;
  /** Days, share, PPM… by the KPI; null where there is nothing to measure. */
  measure: number | null;
  /** Number of the shipment or invoice, where a line has several records. */
  part?: string;
}

export function excluded(why: RecordWhy): Verdict {
  return { verdict: 'excluded', why, measure: null };
}

export function pending(why: RecordWhy, measure: number | null = null): Verdict {
  return { verdict: 'pending', why, measure };
}

/** A hit or a miss. */
export function counted(hit: boolean, why: RecordWhy, measure: number | null): Verdict {
  return { verdict: hit ? 'hit' : 'miss', why, measure };
}

/** Part of a whole, 0 to 1. */
export function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : Math.max(0, Math.min(1, part / whole));
}
