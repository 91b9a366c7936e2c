/** The rule of freshness, as a check of what a component drew: facts of records stand in places that name source and age. */

/**
 * Counts of the rows that stand right there, sources themselves, legends, controls, when the person last looked, what something
 * is called, how much is new elsewhere: no facts of records.
 */
const NO_FACTS =
  '.c, .count, .h2 .st, thead, .after, .being-read, .since, .delayed, .provenance, .foot, .strip, .search, button.link, a.link, .btn, .toggle, .dash, .legend, .kpi-group, .kpi-cols, .being-made, .end, h1, .who, .tab-count';

/** A source with its age: `x.csv, 3 days old`, or the time of reading. */
const NAMED = /^(?!source not known).+, (?:.+ old|read .+)/;
/** Words by which what is past its limit says so, without colour. */
const PAST = /was |as of|not read since|old/i;

/** One line per fact that stands outside of a place that names its origin, or that is past its limit and does not say so. */
export function untold(root: HTMLElement): string[] {
  const found: string[] = [];
  const stale = new Set<Element>();
  for (const { element, fact } of factsIn(root)) {
    if (element.closest(NO_FACTS)) continue;
    const place = element.closest('[data-told]');
    if (!place) found.push(`"${fact}" stands bare`);
    else if (!NAMED.test(place.getAttribute('title') ?? ''))
      found.push(`"${fact}": no source and age in "${place.getAttribute('title')}"`);
    else if (place.getAttribute('data-told') === 'stale') stale.add(place);
  }
  for (const place of stale) {
    if (!place.classList.contains('stale')) found.push(`not grey: ${place.textContent}`);
    if (!PAST.test(place.textContent ?? ''))
      found.push(`past its limit, without a word: ${place.textContent}`);
    if (place.querySelector('svg.t-late, svg.t-risk, svg.t-ok, svg.t-done, svg.t-differs'))
      found.push(`shows a state that was: ${place.textContent}`);
  }
  return found;
}

/** Figures, dates and quantities (anything with a digit, also in names for screen readers), and signs of states. */
function* factsIn(root: HTMLElement): Generator<{ element: Element; fact: string }> {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (element && /\d/.test(node.textContent ?? '')) yield { element, fact: node.textContent ?? '' };
  }
  for (const element of root.querySelectorAll('[aria-label]')) {
    const name = element.getAttribute('aria-label') ?? '';
    if (/\d/.test(name)) yield { element, fact: name };
  }
  for (const element of root.querySelectorAll('svg.t-late, svg.t-risk, svg.t-ok, svg.t-done, svg.t-differs'))
    yield { element, fact: `sign ${element.getAttribute('aria-label') ?? 'bare'}` };
}
