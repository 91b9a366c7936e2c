/** Who may be at the other end of a message. */
export type Role = 'lens' | 'card' | 'panel';

/** The parts of the browser's `MessageSender` that decide a role. */
export interface SenderFacts {
  id?: string;
  url?: string;
  origin?: string;
  frameId?: number;
  documentId?: string;
  tab?: { id?: number };
}

const TOP_LEVEL_PAGES = new Set(['/sidepanel.html', '/options.html', '/offscreen.html']);

/**
 * The role of a sender, from what the browser says about it and never from the message body; null is refused.
 * Our own address alone is not enough: a sandboxed page shows it with the opaque origin `null`, and our pages embedded
 * in a foreign tab are not the person's side panel.
 */
export function roleOf(sender: SenderFacts, self: { id: string; origin: string }): Role | null {
  if (sender.id !== self.id || !sender.url || sender.origin === 'null') return null;
  const url = parseUrl(sender.url);
  if (!url) return null;
  if (sender.url.startsWith(`${self.origin}/`)) {
    if (sender.origin !== undefined && sender.origin !== self.origin) return null;
    const embedded = (sender.frameId ?? 0) > 0;
    if (url.pathname === '/card.html') return embedded && sender.tab?.id !== undefined ? 'card' : null;
    return TOP_LEVEL_PAGES.has(url.pathname) && !embedded ? 'panel' : null;
  }
  const web = url.protocol === 'https:' || url.protocol === 'http:' || url.protocol === 'about:';
  return web && sender.tab?.id !== undefined ? 'lens' : null;
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
