import { browser } from 'wxt/browser';
import type { Box } from './box.ts';
import { placeCard } from './card-place.ts';
import { adoptSheet, type Overlay } from './overlay.ts';
import type { Talk } from './talk.ts';

/** A frame that did not show its subject by then is taken away: the page's headers keep it from working. A busy machine needs seconds. */
const PATIENCE_MS = 5_000;

const CARD_STYLE = `
iframe{all:unset;position:absolute;border-radius:8px;visibility:hidden;
box-shadow:0 0 0 1px #1820231a,0 2px 6px #18202314,0 12px 32px #18202324}
`;

/** What the card opens for, and where that stands. */
interface CardAnchor {
  mark: number;
  row: Box;
  sign: Box;
}

export interface CardFrame {
  /** Opens the card of a mark; a second call for the open mark closes it. */
  toggle(anchor: CardAnchor): void;
  /** What the background reports about the frame of a grant. */
  hear(input: { token: string; state: 'shown' | 'closed' }): void;
}

interface Open {
  mark: number;
  frame: HTMLIFrameElement;
  token?: string;
  /** Where the focus was before. */
  before: Element | null;
  end: AbortController;
  patience: ReturnType<typeof setTimeout>;
}

/**
 * The hanger of the card: an empty frame of the extension's origin with a constant address. It gets a one-use token by
 * a message that only that origin can read, and everything else from the background.
 */
export function createCardFrame(
  doc: Document,
  overlay: Overlay,
  desk: HTMLElement,
  talk: Talk,
  signal: AbortSignal,
): CardFrame {
  adoptSheet(overlay.root, CARD_STYLE);
  const address = browser.runtime.getURL('/card.html' as never);
  let open: Open | undefined;

  const close = (): void => {
    if (!open) return;
    const { frame, before, end, patience } = open;
    clearTimeout(patience);
    const hadFocus = overlay.root.activeElement === frame;
    open = undefined;
    end.abort();
    frame.remove();
    if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  signal.addEventListener('abort', close);

  const start = async (anchor: CardAnchor): Promise<void> => {
    const frame = doc.createElement('iframe');
    const end = new AbortController();
    const patience = setTimeout(close, PATIENCE_MS);
    const mine: Open = { mark: anchor.mark, frame, before: focused(doc, overlay), end, patience };
    open = mine;
    listen(end.signal);

    if ('credentialless' in frame) frame.credentialless = true;
    setBox(
      frame,
      placeCard(anchor.row, anchor.sign, { width: doc.documentElement.clientWidth, height: innerHeight }),
    );
    frame.src = address;
    const loaded = new Promise((resolve) =>
      frame.addEventListener('load', resolve, { once: true, signal: end.signal }),
    );
    desk.append(frame);
    const [grant] = await Promise.all([talk.ask('openCard', { mark: anchor.mark }), loaded]);
    if (open !== mine) return;
    if (!grant) {
      close();
      return;
    }
    mine.token = grant.token;
    frame.contentWindow?.postMessage({ token: grant.token }, originOf(address));
  };

  /** While a card is open, Esc and a press outside close it; the page does not get that Esc. */
  const listen = (until: AbortSignal): void => {
    addEventListener(
      'keydown',
      (event) => {
        if (!event.isTrusted || event.key !== 'Escape') return;
        event.preventDefault();
        event.stopImmediatePropagation();
        close();
      },
      { capture: true, signal: until },
    );
    addEventListener(
      'pointerdown',
      (event) => {
        if (event.isTrusted && event.target !== overlay.host) close();
      },
      { capture: true, passive: true, signal: until },
    );
  };

  return {
    toggle(anchor) {
      const again = open?.mark === anchor.mark;
      close();
      if (!again) void start(anchor);
    },
    hear({ token, state }) {
      if (!open || open.token !== token) return;
      if (state === 'closed') {
        close();
        return;
      }
      clearTimeout(open.patience);
      open.frame.style.visibility = 'visible';
      open.frame.focus({ preventScroll: true });
    },
  };
}

/**
 * The origin that the loaded frame has: Chromium serves the card under an address that changes with each session, so
 * that no page can guess it, and then gives the document the extension's own origin.
 */
function originOf(address: string): string {
  const { protocol, origin } = new URL(address);
  return protocol === 'chrome-extension:' ? `chrome-extension://${browser.runtime.id}` : origin;
}

function setBox(frame: HTMLElement, box: Box): void {
  const { left, top, right, bottom } = box;
  frame.style.cssText = `left:${left}px;top:${top}px;width:${right - left}px;height:${bottom - top}px`;
}

/** Where the focus goes back to: the focused mark, or what the page had focused. */
const focused = (doc: Document, overlay: Overlay): Element | null =>
  overlay.root.activeElement ?? (doc.activeElement === overlay.host ? null : doc.activeElement);
