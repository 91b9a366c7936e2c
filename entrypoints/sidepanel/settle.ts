import { hrefOf, route } from './route.ts';

/** How long a place may take to come before its scroll position is given up. */
const PATIENCE_MS = 3_000;

/** Where the person was at one step of the history. */
interface Place {
  scroll: number;
  /** The link that led on from here; focus returns to it. */
  left?: string;
}

/**
 * Makes the panel's places behave like pages: a new place begins at its top with its heading in focus, the way back ends where the
 * person was, on the link that was followed, and a back link steps back in the history where that is the same place.
 */
export function settlePlaces(): void {
  const places = new Map<number, Place>();
  const hrefs: string[] = [];
  history.scrollRestoration = 'manual';
  let step = stepOf(history.state) ?? 0;
  mark(step);
  hrefs[step] = location.hash || hrefOf(route.peek());

  addEventListener('scroll', () => remember(), { passive: true });
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const href = link?.getAttribute('href');
    if (!link || !href || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.hasAttribute('data-back') && hrefs[step - 1] === href) {
      event.preventDefault();
      history.back();
      return;
    }
    places.set(step, { scroll: scrollY, left: href });
  });
  addEventListener('hashchange', () => {
    const known = stepOf(history.state);
    if (known === undefined) {
      step += 1;
      mark(step);
      places.delete(step);
    } else step = known;
    hrefs[step] = location.hash;
    arrive(known === undefined ? undefined : places.get(step));
  });

  function remember(): void {
    if (settling) return;
    places.set(step, { ...places.get(step), scroll: scrollY });
  }
}

let settling = false;

/** Waits for the place to be drawn, then puts scroll and focus where they belong; a person who acts first has the last word. */
function arrive(place: Place | undefined): void {
  const until = performance.now() + PATIENCE_MS;
  settling = true;
  const stop = () => {
    settling = false;
    for (const kind of ['wheel', 'keydown', 'pointerdown']) removeEventListener(kind, stop);
  };
  for (const kind of ['wheel', 'keydown', 'pointerdown']) addEventListener(kind, stop, { passive: true });
  const attempt = () => {
    if (!settling) return;
    const goal = place?.scroll ?? 0;
    const loading = document.querySelector('main [aria-busy="true"]') !== null;
    if (loading && performance.now() < until) {
      requestAnimationFrame(attempt);
      return;
    }
    scrollTo(0, goal);
    // Rows near the goal are drawn once it is in view.
    requestAnimationFrame(() => {
      scrollTo(0, goal);
      focusOn(place?.left);
      stop();
    });
  };
  requestAnimationFrame(() => requestAnimationFrame(attempt));
}

function focusOn(href: string | undefined): void {
  const link = href
    ? document.querySelector<HTMLElement>(`main a[href="${CSS.escape(href)}"]:not([data-back])`)
    : null;
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading && !link) heading.tabIndex = -1;
  (link ?? heading)?.focus({ preventScroll: true });
}

function stepOf(state: unknown): number | undefined {
  if (typeof state !== 'object' || state === null || !('step' in state)) return undefined;
  return typeof state.step === 'number' ? state.step : undefined;
}

function mark(step: number): void {
  history.replaceState({ step }, '');
}
