import { browser } from 'wxt/browser';
import { createTabPages } from './tab-pages.ts';
import { tellLens } from './tell-lens.ts';

/** In memory only, never on disk, closed to content scripts by default. */
export const session = browser.storage.session;

/** What the lens saw on each tab. */
export const tabPages = createTabPages(session, (tabId, documentId) =>
  tellLens(tabId, 'alive', {}, documentId),
);
