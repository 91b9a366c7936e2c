import { parentOf } from './dom.ts';
import { createStrikes } from './strikes.ts';

/**
 * Our one element in the page: a `div` without name, id or class, in the top layer, with a closed root. The page can
 * see that it is there; it cannot look inside, bend its look (inside `!important` wins over the page's), or hide it
 * and still have it clicked.
 */
export interface Overlay {
  readonly host: HTMLDivElement;
  readonly root: ShadowRoot;
  /** Shows it above a dialog or popover that the page opened later. */
  raise(): void;
  remove(): void;
}

/** Hung: the page tampered and it was put up anew. Gone: it tampered too often, and nothing of ours stays. */
export interface OverlayEvents {
  moved(): void;
  gone(): void;
}

const HOST_STYLE = `
:host{all:initial!important;display:block!important;position:fixed!important;inset:0!important;
width:100%!important;height:100%!important;margin:0!important;padding:0!important;border:0!important;
overflow:clip!important;background:none!important;pointer-events:none!important;contain:strict!important;
forced-color-adjust:none!important;color-scheme:normal!important;z-index:2147483647!important}
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
export function hangOverlay(doc: Document, signal: AbortSignal, events: OverlayEvents): Overlay {
  const host = doc.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  adoptSheet(root, HOST_STYLE);
  host.setAttribute('popover', 'manual');

  const strikes = createStrikes();
  let hung = false;
  let raising = false;

  const remove = (): void => {
    if (!hung) return;
    hung = false;
    guard.disconnect();
    host.remove();
  };
  const show = (): void => {
    raising = true;
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
    raising = false;
  };
  const strike = (): boolean => {
    if (!strikes.add(performance.now())) return true;
    remove();
    events.gone();
    return false;
  };
  const hang = (): void => {
    doc.documentElement.append(host);
    show();
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
    if (!event.isTrusted || raising || !hung || host.matches(':popover-open')) return;
    if (strike()) show();
  });
  signal.addEventListener('abort', remove);

  hung = true;
  hang();
  guard.takeRecords();
  return {
    host,
    root,
    raise() {
      if (hung && strike()) show();
    },
    remove,
  };
}

const isClean = (host: Element): boolean =>
  host.attributes.length === 1 && host.getAttribute('popover') === 'manual';

function clean(host: Element): void {
  for (const { name } of [...host.attributes]) if (name !== 'popover') host.removeAttribute(name);
  if (host.getAttribute('popover') !== 'manual') host.setAttribute('popover', 'manual');
}
