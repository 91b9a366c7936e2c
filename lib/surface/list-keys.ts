/** What a row of a list is for the keyboard. */
const ROWS = '.rows > li > a, .rows > li > .choices a, table.partners tbody a';
const LISTS = 'main';

/**
 * Arrow keys walk through the rows of the lists, also from a search field into the list below; Enter opens, being a link;
 * Escape goes back one place. Nothing is taken from fields in which the keys mean something else.
 */
export function listKeys(root: Document = document): void {
  root.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = root.activeElement;
    if (event.key === 'Escape') {
      if (goBack(root, at)) event.preventDefault();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !mayWalk(at)) return;
    const next = neighbour(root, at, step);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  });
}

/** True where arrows up and down mean nothing else. */
function mayWalk(at: Element | null): boolean {
  if (at instanceof HTMLInputElement) return at.type === 'search';
  return !(at instanceof HTMLSelectElement || at instanceof HTMLTextAreaElement);
}

function neighbour(root: Document, at: Element | null, step: 1 | -1): HTMLElement | undefined {
  const rows = [...root.querySelectorAll<HTMLElement>(`${LISTS} :is(${ROWS})`)];
  const current = at instanceof HTMLElement ? rows.indexOf(at) : -1;
  if (current >= 0) return rows[current + step] ?? (step < 0 ? searchOf(root) : undefined);
  if (!(at instanceof HTMLInputElement) || step < 0) return undefined;
  return rows.find((row) => (at.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
}

function searchOf(root: Document): HTMLElement | undefined {
  return root.querySelector<HTMLElement>('main input[type="search"]') ?? undefined;
}

/** A search that holds text is emptied by the browser first; a place without a way back stays. */
function goBack(root: Document, at: Element | null): boolean {
  if (at instanceof HTMLInputElement && at.value !== '') return false;
  if (at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement) return false;
  const back = root.querySelector<HTMLElement>('main .phead > a[data-back], main .phead > button.icon');
  back?.click();
  return back !== null && back !== undefined;
}
