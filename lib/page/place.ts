import { elementOf, fits, isText, paintedParent } from './dom.ts';
import type { Mark, Marks, Spot } from './marks.ts';
import { besideValue, createRuler, isControl, type Measured } from './measure.ts';
import { type Place, stillThere } from './mentions.ts';
import { SIGN_PX } from './signs.ts';
import { createSpace, isCovered, type Space } from './space.ts';

/** Most marks that are placed in one frame; a page with more numbers in view shows the first of them. */
const MOST_MARKS = 400;
/** Longest search for seats in one frame: for marks that have none yet, and for a second look after the page changed. */
const FIRST_MS = 10;
const AGAIN_MS = 3;
const NO_GROWTH: Spot['grow'] = { left: 0, right: 0, top: 0, bottom: 0 };

const widthOf = ({ line }: Measured): number => line.right - line.left;

export interface Placer {
  /** A place whose group has a picture: its mark is shown while it is near the viewport. */
  show(place: Place): void;
  hide(place: Place): void;
  /** The picture of a shown place changed. */
  repaint(place: Place): void;
  /** Something moved: place again in the next frame. `changed` when the page's layout may differ, not only its scroll offsets. */
  moved(changed: boolean): void;
  markOf(place: Place): Mark | undefined;
  /** Gives the place's mark the focus as soon as it is placed. */
  focusSoon(place: Place): void;
  placeOf(button: EventTarget | null): Place | undefined;
  /** The last measured box of a place, for the card. */
  boxOf(place: Place): Measured | undefined;
}

interface Shown {
  place: Place;
  element: Element;
  mark?: Mark;
  measured?: Measured;
  seat?: Seat;
}

/** Where a sign sits, relative to the line of its number: stays true while only scroll offsets change. */
interface Seat {
  dx: number;
  dy: number;
  /** Width of the line that it was chosen for. */
  width: number;
  /** The layout that it was chosen in. */
  layout: number;
  /** How far the hit area may reach, and the layout in which that was found. */
  grow: Spot['grow'];
  grownIn?: number;
}

/** Keeps marks beside their numbers. Reads all boxes first, then writes, once per animation frame. */
export function createPlacer(doc: Document, marks: Marks, signal: AbortSignal): Placer {
  const ruler = createRuler(doc);
  const shown = new Map<Place, Shown>();
  const byElement = new Map<Element, Set<Shown>>();
  const near = new Set<Shown>();
  let layout = 0;
  let changed = true;
  let frame = 0;
  let wanted: Place | undefined;

  const nearby = new IntersectionObserver(onNear, { root: doc, rootMargin: '100%' });
  signal.addEventListener('abort', () => {
    nearby.disconnect();
    cancelAnimationFrame(frame);
  });

  function onNear(entries: IntersectionObserverEntry[]): void {
    let news = false;
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      for (const entry of [...(byElement.get(target) ?? [])]) {
        const above = paintedParent(target);
        if (box.width === 0 && box.height === 0 && above && !isIntersecting) watch(entry, above);
        else if (!isIntersecting) leave(entry);
        else if (!near.has(entry)) {
          near.add(entry);
          news = true;
        }
      }
    }
    if (news) schedule();
  }

  function watch(entry: Shown, element: Element): void {
    unwatch(entry);
    entry.element = element;
    const others = byElement.get(element);
    if (others) others.add(entry);
    else {
      byElement.set(element, new Set([entry]));
      nearby.observe(element);
      return;
    }
    nearby.unobserve(element);
    nearby.observe(element);
  }

  function unwatch(entry: Shown): void {
    const others = byElement.get(entry.element);
    others?.delete(entry);
    if (others?.size !== 0) return;
    byElement.delete(entry.element);
    nearby.unobserve(entry.element);
  }

  function leave(entry: Shown): void {
    near.delete(entry);
    if (entry.mark) marks.give(entry.mark);
    entry.mark = undefined;
    entry.seat = undefined;
  }

  function schedule(): void {
    if (frame === 0 && near.size > 0) frame = requestAnimationFrame(placeAll);
  }

  function placeAll(): void {
    frame = 0;
    if (changed) {
      ruler.forget();
      layout++;
      changed = false;
    }
    const all = [...near].slice(0, MOST_MARKS);
    marks.aside(() => {
      const inView = all.filter(isSeen);
      if (inView.some((entry) => isDue(entry) || isNarrow(entry))) seatAll(inView);
    });
    for (const entry of all) write(entry);
    const focus = wanted && shown.get(wanted);
    if (!focus?.mark || !focus.measured) return;
    focus.mark.button.focus({ preventScroll: true });
    wanted = undefined;
  }

  /** Measures; false when nobody can see the number now. */
  function isSeen(entry: Shown): boolean {
    const { found } = entry.place;
    const element = elementOf(found.endNode);
    entry.measured = undefined;
    if (!element || !stillThere(entry.place) || isBeingEdited(doc, element)) return false;
    const measured = ruler.measure(found);
    if (!measured || isCovered(doc, element, measured.seen)) return false;
    entry.measured = measured;
    return true;
  }

  const isDue = ({ seat, measured }: Shown): boolean =>
    !seat || seat.layout !== layout || seat.width !== (measured ? widthOf(measured) : 0);

  const isNarrow = ({ seat }: Shown): boolean => seat?.grownIn !== layout;

  /** Chooses seats, then hit areas, for as long as one frame may be kept waiting; the rest comes in the next ones. */
  function seatAll(inView: readonly Shown[]): void {
    const due = inView.filter(isDue);
    const end = performance.now() + (due.some(({ seat }) => !seat) ? FIRST_MS : AGAIN_MS);
    const spots = inView.flatMap((entry) => spotOf(entry).map((spot) => [entry, spot] as const));
    const space = createSpace(doc, new Map(spots));
    const inTime = (): boolean => performance.now() < end;
    for (const entry of due) {
      if (!inTime()) break;
      entry.seat = seatOf(entry, space);
    }
    for (const entry of inView.filter(isNarrow)) {
      if (!inTime()) break;
      const [spot] = spotOf(entry);
      if (!spot || !entry.seat) continue;
      entry.seat.grow = space.growthAround(entry, spot);
      entry.seat.grownIn = layout;
    }
    if (!inTime()) schedule();
  }

  function seatOf(entry: Shown, space: Space): Seat | undefined {
    const { place, measured, seat: old } = entry;
    const element = elementOf(place.found.endNode);
    if (!measured || !element) return undefined;
    const { line, clip } = measured;
    const middle = (line.top + line.bottom - SIGN_PX) / 2;
    const inControl = isControl(element);
    const at = inControl
      ? { x: besideValue(element, line, SIGN_PX), y: middle }
      : space.seatFor(entry, line, clip);
    const seat = { dx: at.x - line.left, dy: at.y - line.top, width: widthOf(measured), layout };
    if (inControl) return { ...seat, grow: NO_GROWTH, grownIn: layout };
    const same = old?.dx === seat.dx && old.dy === seat.dy && old.width === seat.width;
    return { ...seat, grow: same ? old.grow : NO_GROWTH };
  }

  function spotOf({ seat, measured }: Shown): Spot[] {
    if (!seat || !measured) return [];
    const { left, top } = measured.line;
    return [{ x: left + seat.dx, y: top + seat.dy, grow: seat.grow }];
  }

  function write(entry: Shown): void {
    const { state } = entry.place.group;
    const [spot] = spotOf(entry);
    if (!spot || !state) {
      if (entry.mark) marks.move(entry.mark, null);
      return;
    }
    entry.mark ??= marks.take(entry.place.found.raw);
    marks.paint(entry.mark, { state, dark: entry.measured?.dark ?? false });
    marks.move(entry.mark, spot);
  }

  return {
    show(place) {
      const element = elementOf(place.found.endNode);
      if (shown.has(place) || !element) return;
      const entry: Shown = { place, element };
      shown.set(place, entry);
      watch(entry, element);
    },
    hide(place) {
      const entry = shown.get(place);
      if (!entry) return;
      shown.delete(place);
      leave(entry);
      unwatch(entry);
    },
    repaint(place) {
      const entry = shown.get(place);
      const { state } = place.group;
      if (entry?.mark && state) marks.paint(entry.mark, { state, dark: entry.measured?.dark ?? false });
    },
    moved(layout) {
      changed ||= layout;
      schedule();
    },
    focusSoon(place) {
      wanted = place;
      schedule();
    },
    markOf: (place) => shown.get(place)?.mark,
    placeOf: (button) => [...near].find((entry) => entry.mark?.button === button)?.place,
    boxOf: (place) => shown.get(place)?.measured,
  };
}

/** Marks stay out of what a person is typing in, and out of rich text editors altogether. */
function isBeingEdited(doc: Document, element: Element): boolean {
  if (isControl(element)) return element === doc.activeElement;
  return fits(element, ':read-write') && !isText(element);
}
