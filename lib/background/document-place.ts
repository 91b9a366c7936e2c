import type { SenderFacts } from './roles.ts';
import { frameName } from './tell-lens.ts';

/** Where something was seen. */
export interface DocumentPlace {
  tabId: number;
  documentId: string;
  /** Address of the document itself. */
  url: string;
  /** Address of the page in the tab, which a frame is a part of; absent where the browser does not tell it. */
  pageUrl?: string;
  title: string;
  topFrame: boolean;
}

/** A sender that is a page in a tab. */
export type PageSender = SenderFacts & { tab: { id: number; url?: string; title?: string } };

export function placeOf(sender: PageSender): DocumentPlace {
  const frameId = sender.frameId ?? 0;
  return {
    tabId: sender.tab.id,
    documentId: sender.documentId ?? frameName(frameId),
    url: sender.url ?? '',
    pageUrl: sender.tab.url,
    title: sender.tab.title ?? '',
    topFrame: frameId === 0,
  };
}
