import { elementOf, fits, isText, paintedParent } from './dom.ts';
import type { Mark, Marks, Spot } from './marks.ts';
import { besideValue, createRuler, isControl, type Measured } from './measure.ts';
import { type Place, stillThere } from './mentions.ts';
import { SIGN_PX } from './signs.ts';
import { createSpace, isCovered, type Space } from './space.ts';

/** Most marks that are placed in one frame; a page with more numbers in view shows the first of them. */
const MOST_MARKS = 400;

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
  /** The spot relative to the number's line, kept while only scroll offsets change. */
  spot?: { spot: Spot; dx: number; dy: number; width: number };
}

/** Keeps marks beside their numbers. Reads all boxes first, then writes, once per animation frame. */
export function createPlacer(doc: Document, host: Element, marks: Marks, signal: AbortSignal): Placer {
  const ruler = createRuler(doc);
  const shown = new Map<Place, Shown>();
  const byElement = new Map<Element, Set<Shown>>();
  const near = new Set<Shown>();
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
    entry.spot = undefined;
  }

  function schedule(): void {
    if (frame === 0 && near.size > 0) frame = requestAnimationFrame(placeAll);
  }

  function placeAll(): void {
    frame = 0;
    if (changed) ruler.forget();
    const space = createSpace(doc, host);
    const fresh = changed;
    changed = false;
    const inView = [...near].slice(0, MOST_MARKS);
    const readAll = (): [Shown, Spot | null][] => inView.map((entry) => [entry, spotOf(entry, space, fresh)]);
    const spots = fresh ? marks.aside(readAll) : readAll();
    for (const [entry, spot] of spots) write(entry, spot);
    const focus = wanted && shown.get(wanted);
    if (!focus?.mark || !focus.measured) return;
    focus.mark.button.focus({ preventScroll: true });
    wanted = undefined;
  }

  function spotOf(entry: Shown, space: Space, fresh: boolean): Spot | null {
    const { found } = entry.place;
    entry.measured = undefined;
    const element = elementOf(found.endNode);
    if (!element || !stillThere(entry.place) || isBeingEdited(doc, element)) return null;
    const measured = ruler.measure(found);
    if (!measured || isCovered(doc, host, element, measured.seen)) return null;
    entry.measured = measured;
    const { line, clip } = measured;
    const width = line.right - line.left;
    if (!fresh && entry.spot && entry.spot.width === width) {
      return { ...entry.spot.spot, x: line.left + entry.spot.dx, y: line.top + entry.spot.dy };
    }
    const spot = isControl(element)
      ? space.fixed(besideValue(element, line, SIGN_PX), (line.top + line.bottom - SIGN_PX) / 2)
      : space.spotFor(line, clip);
    entry.spot = { spot, dx: spot.x - line.left, dy: spot.y - line.top, width };
    return spot;
  }

  function write(entry: Shown, spot: Spot | null): void {
    const { state, mention } = entry.place.group;
    if (!spot || !state) {
      if (entry.mark) marks.move(entry.mark, null);
      return;
    }
    entry.mark ??= marks.take(entry.place.found.raw || mention.raw);
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
