import { elementOf, paintedParent } from './dom.ts';
import { lookAround, type Shown, type Sight, spotOf } from './look.ts';
import type { Mark, Marks } from './marks.ts';
import { createRuler, type Measured } from './measure.ts';
import type { Place } from './mentions.ts';

/** Longest look in one frame: while numbers wait for their marks, and while only seats and hit areas are looked over. */
const FIRST_MS = 10;
const AGAIN_MS = 5;

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

/** Keeps marks beside their numbers. Reads boxes first, then writes, once per animation frame. */
export function createPlacer(doc: Document, marks: Marks, signal: AbortSignal): Placer {
  const shown = new Map<Place, Shown>();
  const byElement = new Map<Element, Set<Shown>>();
  const near = new Set<Element>();
  const sight: Sight = {
    doc,
    ruler: createRuler(doc),
    layout: 0,
    look: 0,
    inView: new Set(),
    *near() {
      for (const element of near) yield byElement.get(element) ?? new Set();
    },
    news: new Set(),
  };
  const { inView, news } = sight;
  let steps: Iterator<boolean> | undefined;
  let changed = true;
  let moved = false;
  let frame = 0;
  let wanted: Place | undefined;

  const nearby = new IntersectionObserver(onNear, { root: doc, rootMargin: '100%' });
  signal.addEventListener('abort', () => {
    nearby.disconnect();
    cancelAnimationFrame(frame);
  });

  function onNear(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      if (isIntersecting) {
        near.add(target);
        lookAgain();
        continue;
      }
      near.delete(target);
      const above = box.width === 0 && box.height === 0 && paintedParent(target);
      for (const entry of [...(byElement.get(target) ?? [])]) {
        if (above) watch(entry, above);
        else leave(entry);
      }
    }
  }

  function watch(entry: Shown, element: Element): void {
    unwatch(entry);
    entry.element = element;
    const others = byElement.get(element);
    if (others) others.add(entry);
    else {
      byElement.set(element, new Set([entry]));
      nearby.observe(element);
    }
    if (near.has(element)) lookAgain();
  }

  function unwatch(entry: Shown): void {
    const others = byElement.get(entry.element);
    others?.delete(entry);
    if (others?.size !== 0) return;
    byElement.delete(entry.element);
    near.delete(entry.element);
    nearby.unobserve(entry.element);
  }

  function leave(entry: Shown): void {
    inView.delete(entry);
    delete entry.seat;
    write(entry);
  }

  function lookAgain(): void {
    moved = true;
    schedule();
  }

  function schedule(): void {
    if (frame === 0 && near.size > 0) frame = requestAnimationFrame(placeAll);
  }

  function placeAll(): void {
    frame = 0;
    if (changed) {
      sight.ruler.forget();
      sight.layout++;
    }
    if (moved) {
      sight.look++;
      steps = lookAround(sight);
    }
    changed = moved = false;
    if (steps) marks.aside(lookOn);
    for (const entry of news) write(entry);
    news.clear();
    if (steps) schedule();
    const focus = wanted && shown.get(wanted)?.mark;
    if (!focus) return;
    focus.button.focus({ preventScroll: true });
    wanted = undefined;
  }

  /** Goes on with the look for as long as one frame may be kept waiting. */
  function lookOn(): void {
    const start = performance.now();
    for (let step = steps?.next(); step; step = steps?.next()) {
      if (step.done) steps = undefined;
      else if (performance.now() - start >= (step.value ? FIRST_MS : AGAIN_MS)) break;
    }
  }

  function write(entry: Shown): void {
    const { state } = entry.place.group;
    const [spot] = inView.has(entry) ? spotOf(entry) : [];
    if (spot && state) {
      entry.mark ??= marks.take(entry.place.found.raw);
      marks.put(entry.mark, { state, dark: entry.measured?.dark ?? false }, spot);
    } else if (entry.mark) {
      marks.give(entry.mark);
      delete entry.mark;
    }
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
      if (entry?.mark) write(entry);
    },
    moved(layout) {
      changed ||= layout;
      lookAgain();
    },
    focusSoon(place) {
      wanted = place;
      schedule();
    },
    markOf: (place) => shown.get(place)?.mark,
    placeOf: (button) => [...inView].find((entry) => entry.mark?.button === button)?.place,
    boxOf: (place) => shown.get(place)?.measured,
  };
}
