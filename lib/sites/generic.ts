import { readThrough } from './reading/page-nodes.ts';
import { walk } from './reading/walk.ts';
import type { SiteAdapter } from './site-adapter.ts';

/**
 * Reads any page: every text in document order, numbers that markup splits, values in locked or order-like form fields,
 * table and grid headers, definition lists and labels beside a value tell what a short number is.
 * Frames run their own copy. How it is done lies in `reading/`.
 */
export const generic = {
  id: 'generic',
  name: 'Any site',
  matches: [],
  detect: () => true,
  read(doc, _url, roots, nodes) {
    readThrough(nodes);
    return walk(doc, roots);
  },
  testUrls: ['https://portal.example/orders'],
} satisfies SiteAdapter;
