/** What a customer bought: days since its last order, orders and amount (one currency) in the window. */
export interface Purchases {
  id: string;
  recencyDays: number;
  orders: number;
  amount: number;
}

export type RfmSegment =
  | 'champions'
  | 'potential-loyalist'
  | 'loyal'
  | 'promising'
  | 'new'
  | 'cannot-lose'
  | 'at-risk'
  | 'needs-attention'
  | 'about-to-sleep'
  | 'lost';

export interface RfmScore {
  id: string;
  /** 1 to 5 each, 5 is best. */
  recency: number;
  frequency: number;
  monetary: number;
  /** Null where no range holds it. */
  segment: RfmSegment | null;
}

type Range = readonly [low: number, high: number];

/** Ranges of the R package rfm 0.3.0; they overlap, the first that holds counts. */
const SEGMENTS: readonly (readonly [RfmSegment, recency: Range, frequency: Range, monetary: Range])[] = [
  ['champions', [5, 5], [5, 5], [5, 5]],
  ['potential-loyalist', [3, 5], [3, 5], [2, 5]],
  ['loyal', [2, 4], [2, 4], [2, 4]],
  ['promising', [3, 4], [1, 3], [3, 5]],
  ['new', [4, 5], [1, 3], [1, 5]],
  ['cannot-lose', [1, 2], [3, 4], [4, 5]],
  ['at-risk', [1, 2], [2, 5], [4, 5]],
  ['needs-attention', [1, 3], [3, 5], [3, 5]],
  ['about-to-sleep', [2, 3], [1, 3], [1, 4]],
  ['lost', [1, 1], [1, 5], [1, 5]],
];

/** From so many customers on they are cut in fifths; fewer are cut in thirds, scored 1, 3 and 5. */
const MIN_FOR_FIFTHS = 25;

/** Scores every customer against all of them; equal values get equal scores. */
export function rfm(customers: readonly Purchases[]): RfmScore[] {
  const recency = scores(customers.map((each) => -each.recencyDays));
  const frequency = scores(customers.map((each) => each.orders));
  const monetary = scores(customers.map((each) => each.amount));
  return customers.map(({ id }, at) => {
    const [r, f, m] = [recency[at] ?? 1, frequency[at] ?? 1, monetary[at] ?? 1];
    return { id, recency: r, frequency: f, monetary: m, segment: segmentOf(r, f, m) };
  });
}

function scores(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const fifths = values.length >= MIN_FOR_FIFTHS;
  const classes = fifths ? 5 : 3;
  const below = new Map<number, number>();
  sorted.forEach((value, at) => {
    if (!below.has(value)) below.set(value, at);
  });
  return values.map((value) => {
    const place = Math.floor((classes * (below.get(value) ?? 0)) / values.length);
    return fifths ? place + 1 : 2 * place + 1;
  });
}

/** The first segment whose ranges hold all three scores. */
export function segmentOf(recency: number, frequency: number, monetary: number): RfmSegment | null {
  const holds = (value: number, [low, high]: Range) => value >= low && value <= high;
  const found = SEGMENTS.find(
    ([, r, f, m]) => holds(recency, r) && holds(frequency, f) && holds(monetary, m),
  );
  return found?.[0] ?? null;
}
