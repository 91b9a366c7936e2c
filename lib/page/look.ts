import { elementOf, fits } from './dom.ts';
import type { Mark, Spot } from './marks.ts';
import { besideValue, isControl, type Measured, type Ruler } from './measure.ts';
import { type Place, stillThere } from './mentions.ts';
import { SIGN_PX } from './signs.ts';
import { createSpace, isCovered, NO_GROWTH, type Space, signAt } from './space.ts';
import { readingOrder } from './step.ts';

/** A place whose number has a picture, with what the last look found. */
export interface Shown {
  readonly place: Place;
  /** The element whose distance from the viewport is watched. */
  element: Element;
  mark?: Mark;
  /** Where its number is seen; absent when nobody can see it now. */
  measured?: Measured | undefined;
  /** Something of the page lies over it; unknown until it was tried. */
  covered?: boolean;
  seat?: Seat;
  /** The look that measured it last, and what that found: above the viewport (-1), below it (1), or neither. */
  look?: number;
  side?: number;
}

/** Where a sign sits, relative to the line of its number: stays true while only scroll offsets change. */
interface Seat extends Spot {
  /** Seen width of the line that it was chosen for. */
  width: number;
  /** The layout that it was chosen in. */
  layout: number;
  /** The layout in which was found how far the hit area may reach. */
  grownIn?: number;
}

/** What is looked at, and what is known of it. */
export interface Sight {
  doc: Document;
  ruler: Ruler;
  /** Counts the layouts of the page. */
  layout: number;
  /** Counts the looks. */
  look: number;
  /** Whose number could be seen when it was measured last. */
  inView: Set<Shown>;
  /** Those whose element is near the viewport, element by element. */
  near(): Iterable<ReadonlySet<Shown>>;
  /** Those of which something new is known. */
  news: Set<Shown>;
}

/** One number in so many of an element is measured to find the stretches that are in view. */
const STRIDE = 64;

const widthOf = ({ seen }: Measured): number => seen.right - seen.left;

/** Where the sign of a place goes; nothing while that is not known, or while it cannot be seen. */
export function spotOf({ seat, measured, covered }: Shown): Spot[] {
  if (!seat || !measured || covered !== false) return [];
  const { left, top } = measured.line;
  return [{ ...seat, x: left + seat.x, y: top + seat.y }];
}

/**
 * Looks at the numbers near the viewport: measures them, finds out which are covered, chooses seats, then hit areas. In steps
 * of one or two hit tests, which take 8 ms each in a table of 84,000 rows: the caller stops when its time is over, goes on in
 * the next frame, and begins anew when something moved. Yields true while a number has to wait for its mark.
 */
export function* lookAround(sight: Sight): Generator<boolean> {
  const { doc, layout, inView, news } = sight;
  for (const entry of candidates(sight)) {
    if (entry.look !== sight.look) measure(entry, sight);
    yield true;
  }
  for (const entry of inView) {
    const element = elementOf(entry.place.found.endNode);
    entry.covered = !element || !entry.measured || isCovered(doc, element, entry.measured.seen);
    news.add(entry);
    yield true;
  }
  const open = [...inView].filter(({ covered }) => !covered);
  const space = createSpace(
    doc,
    new Map(open.flatMap((entry) => spotOf(entry).map((spot) => [entry, spot]))),
  );
  for (const entry of open) yield* findSeat(entry, sight, space);
  for (const entry of open) {
    const { seat } = entry;
    const [spot] = spotOf(entry);
    if (!seat || !spot || seat.grownIn === layout) continue;
    seat.grow = yield* space.growthAround(entry, spot);
    seat.grownIn = layout;
    news.add(entry);
  }
}

/** Those that were in view first. In an element of very many numbers, stretches between two that lie on one side are left out. */
function* candidates({ inView, near }: Sight): Generator<Shown> {
  yield* [...inView];
  for (const entries of near()) {
    const all = [...entries];
    if (all.length > STRIDE) all.sort((a, b) => readingOrder(a.place, b.place));
    let from = 0;
    for (let at = STRIDE, last = 0; at < all.length; at += STRIDE) {
      const entry = all[at] as Shown;
      yield entry;
      if (!entry.side || entry.side !== last) yield* all.slice(from, at);
      last = entry.side ?? 0;
      from = at;
    }
    yield* all.slice(from);
  }
}

function measure(entry: Shown, { doc, ruler, look, inView, news }: Sight): void {
  const { found } = entry.place;
  const element = elementOf(found.endNode);
  const line = stillThere(entry.place) ? ruler.lineOf(found) : null;
  entry.look = look;
  entry.side = line && line.bottom < 0 ? -1 : line && line.top > innerHeight ? 1 : 0;
  entry.measured =
    line && element && !entry.side && !isBeingEdited(doc, element) ? ruler.measure(line, element) : undefined;
  // Taken out and put behind the others, so that in the next frame those come first that this one did not get to.
  if (inView.delete(entry) || entry.measured) news.add(entry);
  if (entry.measured) inView.add(entry);
  else delete entry.covered;
}

/** Chooses where the sign sits, unless it has a seat of this layout for as much of its line. */
function* findSeat(entry: Shown, { layout, news, ruler }: Sight, space: Space): Generator<boolean> {
  const { place, measured, seat: old } = entry;
  const element = elementOf(place.found.endNode);
  if (!measured || !element) return;
  const width = widthOf(measured);
  if (old?.layout === layout && old.width === width) return;
  const { line, clip } = measured;
  const inControl = isControl(element);
  const { left, top, right, bottom } = inControl
    ? signAt(besideValue(element, line, SIGN_PX), (line.top + line.bottom - SIGN_PX) / 2)
    : yield* space.seatFor(entry, line, clip, !old, () => ruler.underline(place.found, element, clip));
  const [x, y, wide, high] = [left - line.left, top - line.top, right - left, bottom - top];
  const isSame = old?.x === x && old.y === y && old.width === width;
  entry.seat = { x, y, wide, high, width, layout, grow: isSame ? old.grow : NO_GROWTH };
  if (inControl) entry.seat.grownIn = layout;
  news.add(entry);
}

/** Marks stay out of what a person is typing in, and out of rich text editors altogether. */
function isBeingEdited(doc: Document, element: Element): boolean {
  if (isControl(element)) return element === doc.activeElement;
  return fits(element, ':read-write');
}
