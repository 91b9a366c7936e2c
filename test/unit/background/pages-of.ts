import type { SessionArea } from '../../../lib/background/grants.ts';
import { createTabPages } from '../../../lib/background/tab-pages.ts';

/** The pages of tabs in which these documents, and no others, still hear. */
export const pagesOf = (session: SessionArea, here: readonly string[] = []) =>
  createTabPages(session, async (_tabId, documentId) => here.includes(documentId));
