import { z } from 'zod';
import { mentionSchema, paintStateSchema } from '../domain/mention.ts';
import type { SeenMention, TabPage } from '../messages.ts';
import type { SessionArea } from './grants.ts';

/** Mentions kept per document: *This page* lists what a person can read, the marks beyond it still open their cards. */
const MAX_MENTIONS_PER_DOCUMENT = 20_000;

const tabPageSchema = z.object({
  url: z.string(),
  title: z.string(),
  documents: z.record(z.string(), z.array(mentionSchema.extend({ state: paintStateSchema.nullable() }))),
});

const keyOf = (tabId: number) => `tab:${tabId}`;

/** Where a mention was seen. */
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

/**
 * What the lens saw on each tab, in `storage.session`: the side panel follows it, and an open mark still has its
 * subject after the worker was stopped. One writer (this module), one queue per tab, so no update is lost.
 */
export function createTabPages(session: SessionArea) {
  const queues = new Map<number, Promise<unknown>>();

  function enqueue<T>(tabId: number, work: () => Promise<T>): Promise<T> {
    const next = (queues.get(tabId) ?? Promise.resolve()).then(work, work);
    queues.set(tabId, next);
    return next;
  }

  async function read(tabId: number): Promise<TabPage | null> {
    const parsed = tabPageSchema.safeParse((await session.get(keyOf(tabId)))[keyOf(tabId)]);
    return parsed.success ? parsed.data : null;
  }

  function change(tabId: number, edit: (page: TabPage | null) => TabPage | null): Promise<void> {
    return enqueue(tabId, async () => {
      const page = edit(await read(tabId));
      if (page) await session.set({ [keyOf(tabId)]: page });
      else await session.remove(keyOf(tabId));
    });
  }

  return {
    read,

    /** Adds mentions of a document; a top document that was not known replaces all that its tab showed before. */
    add(place: DocumentPlace, mentions: SeenMention[]): Promise<void> {
      return change(place.tabId, (page) => {
        const moved = place.topFrame && page !== null && !(place.documentId in page.documents);
        const documents = page && !moved ? { ...page.documents } : {};
        const byMark = new Map((documents[place.documentId] ?? []).map((mention) => [mention.mark, mention]));
        for (const mention of mentions)
          if (byMark.size < MAX_MENTIONS_PER_DOCUMENT) byMark.set(mention.mark, mention);
        documents[place.documentId] = [...byMark.values()];
        return { ...headOf(place, page), documents };
      });
    },

    /** Forgets marks that left their document. */
    forget(tabId: number, documentId: string, marks: number[]): Promise<void> {
      const gone = new Set(marks);
      return change(tabId, (page) => {
        const known = page?.documents[documentId];
        if (!page || !known) return page;
        return {
          ...page,
          documents: { ...page.documents, [documentId]: known.filter((m) => !gone.has(m.mark)) },
        };
      });
    },

    async mention(tabId: number, documentId: string, mark: number): Promise<SeenMention | null> {
      await queues.get(tabId);
      const page = await read(tabId);
      return page?.documents[documentId]?.find((mention) => mention.mark === mark) ?? null;
    },

    /** Drops documents that were left; a tab without any has no page. */
    dropDocuments(tabId: number, documentIds: string[]): Promise<void> {
      return change(tabId, (page) => {
        if (!page) return null;
        const kept = Object.entries(page.documents).filter(([id]) => !documentIds.includes(id));
        return kept.length > 0 ? { ...page, documents: Object.fromEntries(kept) } : null;
      });
    },

    clear(tabId: number): Promise<void> {
      return change(tabId, () => null);
    },
  };
}

/** A frame never gives its page a name: a page without numbers of its own may hold a frame of another site. */
function headOf(place: DocumentPlace, page: TabPage | null): Pick<TabPage, 'url' | 'title'> {
  const url = place.topFrame ? place.url : place.pageUrl;
  return url === undefined ? { url: page?.url ?? '', title: page?.title ?? '' } : { url, title: place.title };
}
