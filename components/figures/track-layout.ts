import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { LineView } from '../../lib/lens/views.ts';

/** Days between two dates. Its own, because the domain's file brings zod, which the card would load for nothing. */
export function daysApart(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

type MilestoneKind = 'sent' | 'requested' | 'first-promised' | 'promised' | 'shipped' | 'received' | 'today';

/** What happened, or should, on one day. */
export interface Milestone {
  date: CalendarDate;
  kinds: MilestoneKind[];
  /** Quantity that came or left so far, where it is less than the whole. */
  partOf?: { done: number; all: number };
}

/** Milestones of a line in order of date, those of one day joined; today is left out once a line is finished long ago. */
export function milestonesOf(line: LineView, today: CalendarDate): Milestone[] {
  const found: Milestone[] = [];
  const add = (kind: MilestoneKind, date?: CalendarDate, partOf?: Milestone['partOf']) => {
    if (!date) return;
    const same = found.find((milestone) => milestone.date === date && kind !== 'today');
    if (same) same.kinds.push(kind);
    else found.push({ date, kinds: [kind], partOf });
  };
  add('sent', line.sentOn);
  add('requested', line.requestedOn);
  if (line.firstPromisedOn !== line.promisedOn) add('first-promised', line.firstPromisedOn);
  add('promised', line.promisedOn);
  add('shipped', lastShipped(line), part(line.shipped, line.ordered));
  add('received', line.receipts.at(-1)?.receivedOn, part(line.received, line.ordered));
  const dates = found.map((milestone) => milestone.date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first && last && !isLongOver(line, first, last, today)) found.push({ date: today, kinds: ['today'] });
  return found.sort((a, b) => a.date.localeCompare(b.date));
}

function lastShipped(line: LineView): CalendarDate | undefined {
  return line.shipments
    .flatMap((shipment) => shipment.shippedOn ?? [])
    .sort()
    .at(-1);
}

function part(done: number | undefined, all: number | undefined): Milestone['partOf'] {
  return done !== undefined && all !== undefined && done > 0 && done < all ? { done, all } : undefined;
}

/** A received line keeps its own scale when today lies further away than a third of its span. */
function isLongOver(line: LineView, first: CalendarDate, last: CalendarDate, today: CalendarDate): boolean {
  return line.state === 'done' && daysApart(last, today) > Math.max(7, daysApart(first, last) / 3);
}

export interface Label {
  /** Left edge and width of the text block. */
  left: number;
  width: number;
  lane: 'above' | 'below';
}

/**
 * Places a text block near each point so that none overlap: above the axis where there is room, else below, moved
 * aside as little as needed. `points` ascend; all lengths in the units of the drawing.
 */
export function placeLabels(points: number[], widths: number[], total: number, gap = 8): Label[] {
  const ends = { above: -gap, below: -gap };
  const labels = points.map((point, index): Label => {
    const width = widths[index] ?? 0;
    const wish = Math.min(Math.max(0, point - width / 2), Math.max(0, total - width));
    const shift = (lane: 'above' | 'below') => Math.max(0, ends[lane] + gap - wish);
    const lane = shift('above') <= shift('below') + 1 ? 'above' : 'below';
    const left = wish + shift(lane);
    ends[lane] = left + width;
    return { left, width, lane };
  });
  for (const lane of ['above', 'below'] as const)
    pushBack(
      labels.filter((label) => label.lane === lane),
      total,
      gap,
    );
  return labels;
}

/** Moves blocks that ran over the right edge back, each before the next. */
function pushBack(labels: Label[], total: number, gap: number): void {
  let limit = total;
  for (const label of labels.reverse()) {
    label.left = Math.max(0, Math.min(label.left, limit - label.width));
    limit = label.left - gap;
  }
}
