import { parentOf } from './dom.ts';
import { createStrikes, type Strikes } from './strikes.ts';

/**
 * Our one element in the page: a `div` without name, id or class, in the top layer, with a closed root. The page can
 * see that it is there; it cannot look inside, bend its look (inside `!important` wins over the page's), or hide it
 * and still have it clicked.
 */
export interface Overlay {
  readonly host: HTMLDivElement;
  readonly root: ShadowRoot;
  /** Shows it above a dialog or popover that the page opened later; leaves it below when the page opens one after the other. */
  raise(): void;
  remove(): void;
}

/** `moved`: the page took it away, and it may be hung anew. `gone`: it tampered too often, and nothing of ours stays. */
export interface OverlayEvents {
  moved(): void;
  gone(): void;
}

const HOST_STYLE = `
:host{all:initial!important;position:fixed!important;inset:0!important;overflow:clip!important;
pointer-events:none!important;contain:strict!important;forced-color-adjust:none!important}
:host::backdrop{display:none!important}
:host(:not(:popover-open)){display:none!important}
@media print{:host{display:none!important}}
`;

/** Gives the closed root a sheet that page policy cannot block and no serialiser shows. */
export function adoptSheet(root: ShadowRoot, css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return sheet;
}

/** Hangs the overlay under the document element and watches over it until `signal` aborts. */
export function hangOverlay(
  doc: Document,
  signal: AbortSignal,
  strikes: Strikes,
  events: OverlayEvents,
): Overlay {
  const host = doc.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  adoptSheet(root, HOST_STYLE);
  host.setAttribute('popover', 'manual');

  const raises = createStrikes();
  let hung = false;

  const remove = (): void => {
    if (!hung) return;
    hung = false;
    guard.disconnect();
    host.remove();
  };
  const show = (): void => {
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  };
  const strike = (): boolean => {
    if (!strikes.add(performance.now())) return true;
    remove();
    events.gone();
    return false;
  };
  const guard = new MutationObserver((records) => {
    if (!hung) return;
    const away = parentOf(host) !== doc.documentElement;
    const strange = records.some((record) => record.type === 'attributes') && !isClean(host);
    const bumped = records.some((record) => [...record.removedNodes].includes(host));
    if (!away && !strange && !bumped) return;
    if (!strike()) return;
    clean(host);
    if (away || bumped) {
      remove();
      events.moved();
    } else if (!host.matches(':popover-open')) show();
    guard.takeRecords();
  });
  guard.observe(host, { attributes: true });
  guard.observe(doc.documentElement, { childList: true });

  host.addEventListener('toggle', (event) => {
    if (!event.isTrusted || !hung || host.matches(':popover-open')) return;
    if (strike()) show();
  });
  signal.addEventListener('abort', remove);

  hung = true;
  doc.documentElement.append(host);
  show();
  guard.takeRecords();
  return {
    host,
    root,
    raise() {
      if (hung && !raises.add(performance.now())) show();
    },
    remove,
  };
}

/** True for an element that has the one attribute of our own, and no other. */
export const isClean = (host: Element): boolean =>
  host.attributes.length === 1 && host.getAttribute('popover') === 'manual';

function clean(host: Element): void {
  for (const { name } of [...host.attributes]) if (name !== 'popover') host.removeAttribute(name);
  host.setAttribute('popover', 'manual');
}
