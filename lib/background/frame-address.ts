import type { TabPage } from '../messages.ts';
import type { DocumentPlace } from './document-place.ts';
import { isFrameName } from './tell-lens.ts';

const withoutHash = (url: string): string => url.split('#', 1)[0] ?? '';

/** True where a frame that lends its name to every document in it shows another address than before. */
export function isElsewhere({ addresses }: TabPage, { documentId, url }: DocumentPlace): boolean {
  const before = addresses?.[documentId];
  return before !== undefined && before !== withoutHash(url);
}

/** The page with the address of such a document; what was read at another one under its name is gone. */
export function atAddress(page: TabPage, place: DocumentPlace): TabPage {
  const { documentId, url } = place;
  if (!isFrameName(documentId)) return page;
  const addresses = { ...page.addresses, [documentId]: withoutHash(url) };
  if (!isElsewhere(page, place)) return { ...page, addresses };
  const { [documentId]: _, ...readings } = page.readings ?? {};
  const { [documentId]: __, ...mails } = page.mails ?? {};
  const { [documentId]: ___, ...drafts } = page.drafts ?? {};
  return { ...page, addresses, readings, mails, drafts };
}
