import type { SeenMention, TabPage } from '../messages.ts';
import type { DocumentPlace } from './document-place.ts';

/** What a tab's page is made of: its documents, and what is kept of each. */

/** Known mentions kept per document: each has a mark whose card needs its subject. */
const MAX_KNOWN = 20_000;
/** Mentions kept per document that no record knows; *This page* only lists them. */
const MAX_UNKNOWN = 2_000;

/** The page without these documents; a tab without any has no page. */
export function without(page: TabPage | null, ids: readonly string[]): TabPage | null {
  const documents = others(page?.documents, ids);
  if (!page || !documents) return null;
  const [readings, mails] = [others(page.readings, ids), others(page.mails, ids)];
  const drafts = others(page.drafts, ids);
  const health = others(page.health, ids);
  return { ...page, documents, readings, mails, drafts, health, addresses: others(page.addresses, ids) };
}

export function others<T>(
  all: Record<string, T> | undefined,
  ids: readonly string[],
): Record<string, T> | undefined {
  const kept = Object.entries(all ?? {}).filter(([id]) => !ids.includes(id));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** A frame never gives its page a name: a page without numbers of its own may hold a frame of another site. */
export function headOf(place: DocumentPlace, page: TabPage | null): Pick<TabPage, 'url' | 'title'> {
  const url = place.topFrame ? place.url : place.pageUrl;
  return url === undefined ? { url: page?.url ?? '', title: page?.title ?? '' } : { url, title: place.title };
}

/** Mentions by their marks, the newest saying of each; what no record knows is cut first. */
export function joined(before: readonly SeenMention[], news: readonly SeenMention[]): SeenMention[] {
  const byMark = new Map([...before, ...news].map((mention) => [mention.mark, mention]));
  let known = 0;
  let unknown = 0;
  return [...byMark.values()].filter(({ state }) =>
    state === null ? ++unknown <= MAX_UNKNOWN : ++known <= MAX_KNOWN,
  );
}
