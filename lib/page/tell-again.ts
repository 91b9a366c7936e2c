import { browser } from 'wxt/browser';

/**
 * Calls `again` when the background knows nothing of this document any more, or something else than before: the records
 * changed, or the document comes back from the back/forward cache (`wasPutAway`: it was forgotten meanwhile).
 */
export function onTellAgain(signal: AbortSignal, again: (wasPutAway: boolean) => void): void {
  const hear = (message: unknown, sender: { id?: string }): void => {
    const isOurs = sender.id === browser.runtime.id;
    if (isOurs && (message as { type?: unknown } | null)?.type === 'refresh') again(false);
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => browser.runtime?.onMessage.removeListener(hear));
  addEventListener('pageshow', ({ persisted }) => persisted && again(true), { signal });
}
