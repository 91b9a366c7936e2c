import { isElement, isText, parentOf } from './dom.ts';

/** What the watcher reports. All calls are cheap notes; the work happens later, in turns. */
export interface WatchEvents {
  /** Text was added or changed below these nodes. */
  changed(roots: readonly Node[]): void;
  /** Nodes left, or text changed: some places may be gone. */
  left(): void;
  /** Boxes may have moved; `layout` when by more than scrolling. */
  moved(layout: boolean): void;
  /** A person typed into a control. */
  typed(control: Element): void;
  /** The address changed without a new document. */
  addressChanged(): void;
  /** The document came back from the back/forward cache. */
  restored(): void;
  /** The page opened something in the top layer. */
  raised(): void;
  /** The page replaced its document element. */
  replaced(): void;
  /** Something happened at all: the moment to notice that the extension is gone. */
  anything(): void;
}

export interface Watch {
  /** Watches an open shadow root like the document. */
  follow(root: ShadowRoot): void;
}

/** Above this number of children a parent is not read again whole when one child is added. */
const SMALL_PARENT = 24;

const OPTIONS: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'open', 'value', 'width', 'height', 'aria-expanded'],
};

/** One observer and one set of listeners for the life of the document; all end with `signal`. */
export function watchDocument(
  doc: Document,
  host: () => Element | null,
  signal: AbortSignal,
  on: WatchEvents,
): Watch {
  const element = doc.documentElement;
  const observer = new MutationObserver((records) => {
    on.anything();
    if (signal.aborted) return;
    if (doc.documentElement !== element) {
      on.replaced();
      return;
    }
    const { roots, left, moved } = sort(records, host());
    if (left) on.left();
    if (roots.size > 0) on.changed([...roots]);
    if (moved) on.moved(true);
  });
  observer.observe(doc, OPTIONS);
  signal.addEventListener('abort', () => observer.disconnect());

  const listen = (target: EventTarget | undefined, names: string, run: (event: Event) => void): void => {
    for (const name of names.split(' ')) {
      target?.addEventListener(
        name,
        (event) => {
          if (!event.isTrusted) return;
          on.anything();
          if (!signal.aborted) run(event);
        },
        { capture: true, passive: true, signal },
      );
    }
  };
  listen(window, 'scroll', () => on.moved(false));
  listen(window, 'resize load transitionend animationend fullscreenchange focusin focusout', () =>
    on.moved(true),
  );
  listen(window, 'input change', (event) => {
    if (isElement(event.target as Node)) on.typed(event.target as Element);
  });
  listen(window, 'toggle', (event) => {
    if (event.target !== host() && (event as ToggleEvent).newState === 'open') on.raised();
  });
  listen(window, 'visibilitychange focus pointerover', () => undefined);
  listen(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) on.restored();
  });
  const { navigation } = globalThis as { navigation?: EventTarget };
  if (navigation) listen(navigation, 'currententrychange', () => on.addressChanged());
  else listen(window, 'popstate hashchange', () => on.addressChanged());

  watchShifts(signal, () => on.moved(true));
  const sizes = new ResizeObserver(() => on.moved(true));
  sizes.observe(element);
  signal.addEventListener('abort', () => sizes.disconnect());

  return { follow: (root) => observer.observe(root, OPTIONS) };
}

/** The browser itself tells when boxes moved for reasons that no event names (fonts, images, container queries). */
function watchShifts(signal: AbortSignal, moved: () => void): void {
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
  const shifts = new PerformanceObserver(moved);
  shifts.observe({ type: 'layout-shift' });
  signal.addEventListener('abort', () => shifts.disconnect());
}

/** Which parts to read again, whether anything left, and whether boxes may have moved. */
function sort(
  records: MutationRecord[],
  host: Element | null,
): { roots: Set<Node>; left: boolean; moved: boolean } {
  const roots = new Set<Node>();
  let left = false;
  let moved = false;
  for (const record of records) {
    const { target, type } = record;
    if (target === host) continue;
    if (type === 'attributes') {
      moved = true;
      if (record.attributeName === 'value') roots.add(target);
    } else if (type === 'characterData') {
      left = moved = true;
      roots.add(parentOf(target) ?? target);
    } else {
      for (const node of record.removedNodes) if (node !== host) left = moved = true;
      for (const node of record.addedNodes) {
        if (node === host) continue;
        moved = true;
        if (!isText(node) && !isElement(node)) continue;
        roots.add(target.childNodes.length <= SMALL_PARENT && isElement(target) ? target : node);
      }
    }
  }
  return { roots, left, moved };
}
