import {
  type Follow,
  MAX_DIGEST_LINES,
  MAX_FOLLOWED_LINES,
  type SeenLine,
  type Snapshot,
} from '../../domain/follow.ts';
import type { Order } from '../../domain/order.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import type { Store } from '../../store/open.ts';
import { orderById, partnerById } from '../../store/queries.ts';
import { visitOrdersOf } from '../../store/summaries.ts';
import type { LensContext } from '../context.ts';
import { lineView } from '../line-view.ts';
import { severityOf } from '../status.ts';
import { type KnownStates, keyOfSeen, packState, readDigest, writeDigest } from './line-digest.ts';

/** How many of very many differing lines are kept with their titles: the worst. */
const MAX_NAMED_LINES = 200;

/**
 * An order or a partner as the records have it today. With `seen`, what the person last saw of it, lines of a partner that
 * have arrived since are among its lines; and where either has more lines than are kept whole, it names those that differ.
 */
export async function snapshotOf(
  store: Store,
  kind: Follow['kind'],
  targetId: string,
  context: LensContext,
  seen?: Snapshot,
): Promise<Snapshot> {
  const gathered = new LineGatherer(kind, seen);
  if (kind === 'order') {
    const stored = await orderById(store, targetId);
    const order = stored ? visibleOrder(stored, context.now.today) : null;
    if (!order) return nothing(context);
    gathered.add(order, context);
  } else {
    if (!(await partnerById(store, targetId))) return nothing(context);
    await visitOrdersOf(store, targetId, (orders) => {
      for (const stored of orders) {
        const order = visibleOrder(stored, context.now.today);
        if (order) gathered.add(order, context);
      }
    });
  }
  return gathered.end(context);
}

/** What a snapshot knows of its lines; undefined where there were too many. */
export function statesIn({ cut, digest, lines }: Snapshot): KnownStates | undefined {
  if (cut) return digest === undefined ? undefined : readDigest(digest);
  return new Map(lines.map((line) => [keyOfSeen(line), packState(line)]));
}

/** Worst first: by state, then what is promised earliest. */
export function worstLineFirst(a: SeenLine, b: SeenLine): number {
  const day = (a.promisedOn ?? '') < (b.promisedOn ?? '') ? -1 : 1;
  return (
    severityOf(a.state) - severityOf(b.state) ||
    (a.promisedOn === b.promisedOn ? 0 : day) ||
    a.title.localeCompare(b.title, 'en', { numeric: true })
  );
}

class LineGatherer {
  private openLines = 0;
  private lateLines = 0;
  /** All lines, while they are few enough. */
  private readonly lines: SeenLine[] = [];
  private readonly states = new Map<number, number>();
  private oldest: SeenLine | undefined;
  private readonly before: KnownStates | undefined;
  /** How many of the lines that were seen are still in the records. */
  private found = 0;
  private differing: SeenLine[] = [];
  private differingCount = 0;
  private readonly onlyOpen: boolean;
  private readonly seenCut: boolean;

  constructor(kind: Follow['kind'], seen: Snapshot | undefined) {
    this.onlyOpen = kind === 'partner';
    this.before = seen && statesIn(seen);
    this.seenCut = seen?.cut ?? false;
  }

  add(order: Order, context: LensContext): void {
    for (const line of seenLines(order, context)) this.addLine(line);
  }

  private addLine(line: SeenLine): void {
    const key = keyOfSeen(line);
    const before = this.before?.get(key);
    const done = line.state === 'done';
    if (before !== undefined) this.found += 1;
    // What has long arrived is no news of a partner.
    else if (done && this.onlyOpen) return;
    if (!done) this.openLines += 1;
    if (line.state === 'late') this.lateLines += 1;
    if (!this.oldest || line.fetchedAt < this.oldest.fetchedAt) this.oldest = line;
    if (this.lines.length <= MAX_FOLLOWED_LINES) this.lines.push(line);
    const state = packState(line);
    if (!(done && this.onlyOpen) && this.states.size <= MAX_DIGEST_LINES) this.states.set(key, state);
    if (this.before && before !== state) this.addDiffering(line);
  }

  private addDiffering(line: SeenLine): void {
    this.differingCount += 1;
    if (this.differing.push(line) >= 10 * MAX_NAMED_LINES) this.keepWorst();
  }

  private keepWorst(): void {
    this.differing = this.differing.sort(worstLineFirst).slice(0, MAX_NAMED_LINES);
  }

  end({ now }: LensContext): Snapshot {
    const { openLines, lateLines, before } = this;
    const cut = this.lines.length > MAX_FOLLOWED_LINES;
    const snapshot: Snapshot = { exists: true, day: now.today, openLines, lateLines, lines: this.lines, cut };
    if (cut) {
      this.keepWorst();
      // The oldest line says how old the counts are.
      snapshot.lines = [...new Set(this.oldest ? [this.oldest, ...this.differing] : [])];
      if (this.states.size <= MAX_DIGEST_LINES) snapshot.digest = writeDigest(this.states);
    }
    if (before && (cut || this.seenCut)) {
      const gone = before.size - this.found;
      snapshot.differing = { lines: this.differingCount + gone, gone };
    }
    return snapshot;
  }
}

/** The lines of an order as a follow remembers them; the order must be the one seen today. */
function seenLines(order: Order, context: LensContext): SeenLine[] {
  return order.lines.map((line) => {
    const { state, promisedOn, origin, lineNumber } = lineView(line, order, NO_NAMES, context);
    const title = lineNumber ? `${order.number} / ${lineNumber}` : order.number;
    return {
      orderId: order.id,
      lineId: line.id,
      title,
      state,
      ...(promisedOn === undefined ? {} : { promisedOn }),
      sourceId: origin.sourceId,
      fetchedAt: origin.fetchedAt,
    };
  });
}

const NO_NAMES = new Map();

function nothing(context: LensContext): Snapshot {
  return { exists: false, day: context.now.today, openLines: 0, lateLines: 0, lines: [], cut: false };
}
