import { z } from 'zod';
import { keptReadingSchema } from '../domain/kept-reading.ts';
import { mentionSchema, type Paint, paintStateSchema } from '../domain/mention.ts';
import { MAX_KEPT_ROWS } from '../domain/page-fields.ts';
import { type SiteHealth, siteHealthSchema } from '../domain/site-health.ts';
import { changedPaints } from '../lens/differences/paint.ts';
import type { SeenMention, TabPage } from '../messages.ts';
import { atAddress, isElsewhere } from './frame-address.ts';
import type { SessionArea } from './grants.ts';
import { joinedReading, type KnownPart, withReading } from './kept-readings.ts';

/** Known mentions kept per document: each has a mark whose card needs its subject. */
const MAX_KNOWN = 20_000;
/** Mentions kept per document that no record knows; *This page* only lists them. */
const MAX_UNKNOWN = 2_000;

const tabPageSchema = z.object({
  url: z.string(),
  title: z.string(),
  documents: z.record(
    z.string(),
    z.array(mentionSchema.extend({ state: paintStateSchema.nullable(), asks: paintStateSchema.optional() })),
  ),
  readings: z.record(z.string(), keptReadingSchema).optional(),
  health: z.record(z.string(), siteHealthSchema).optional(),
  cut: z.boolean().optional(),
  addresses: z.record(z.string(), z.string()).optional(),
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

/** The page of a tab as this worker knows it, and the write that brings it to the session storage. */
interface Slot {
  page: TabPage | null;
  writing?: Promise<void>;
  /** The page changed after the write began. */
  dirty: boolean;
}

/**
 * What the lens saw on each tab, in `storage.session`: the side panel follows it, and an open mark still has its
 * subject after the worker was stopped. One writer (this module). Changes that arrive during a write go out together
 * with the next one, so that a page of many messages costs few writes; every promise ends when its change is stored.
 * `hears` asks whether a document is still there: there is no event for "gone" that a stopped worker would not miss.
 */
export function createTabPages(
  session: SessionArea,
  hears: (tabId: number, documentId: string) => Promise<boolean>,
) {
  const slots = new Map<number, Promise<Slot>>();

  function slotOf(tabId: number): Promise<Slot> {
    const slot = slots.get(tabId) ?? load(tabId);
    slots.set(tabId, slot);
    return slot;
  }

  async function load(tabId: number): Promise<Slot> {
    const parsed = tabPageSchema.safeParse((await session.get(keyOf(tabId)))[keyOf(tabId)]);
    return { page: parsed.success ? parsed.data : null, dirty: false };
  }

  async function read(tabId: number): Promise<TabPage | null> {
    return (await slotOf(tabId)).page;
  }

  async function change(tabId: number, edit: (page: TabPage | null) => TabPage | null): Promise<void> {
    const slot = await slotOf(tabId);
    slot.page = edit(slot.page);
    slot.dirty = true;
    // A write that runs already holds an earlier state; how it ends is told to those who began it.
    await slot.writing?.catch(() => undefined);
    if (slot.dirty) slot.writing ??= write(tabId, slot);
    await slot.writing;
  }

  async function write(tabId: number, slot: Slot): Promise<void> {
    // Changes of this turn come along.
    await Promise.resolve();
    slot.dirty = false;
    try {
      if (slot.page) await session.set({ [keyOf(tabId)]: slot.page });
      else await session.remove(keyOf(tabId));
    } finally {
      slot.writing = undefined;
    }
  }

  /**
   * Changes the page by what one of its documents says. A top document that was not known begins a page; frames of it may
   * have spoken before, so that what no longer hears is dropped, and no more.
   */
  async function note(place: DocumentPlace, edit: (page: TabPage) => TabPage): Promise<void> {
    let begins = false;
    await change(place.tabId, (before) => {
      const page = before ?? { url: '', title: '', documents: {} };
      const known = page.documents[place.documentId];
      begins = before !== null && place.topFrame && (!known || isElsewhere(page, place));
      const documents = { ...page.documents, [place.documentId]: known ?? [] };
      const cut = begins ? undefined : page.cut;
      return edit({ ...atAddress(page, place), ...headOf(place, before), documents, cut });
    });
    if (begins) await dropGone(place.tabId, place.documentId);
  }

  /** Drops the documents of a tab that hear nothing, but for one that just spoke; true where there were such. */
  async function dropGone(tabId: number, spoke?: string): Promise<boolean> {
    const ids = Object.keys((await read(tabId))?.documents ?? {}).filter((id) => id !== spoke);
    const heard = await Promise.all(ids.map((id) => hears(tabId, id)));
    const gone = ids.filter((_, at) => !heard[at]);
    if (gone.length > 0) await change(tabId, (page) => without(page, gone));
    return gone.length > 0;
  }

  return {
    read,
    dropGone,

    /** Adds mentions of a document. */
    add(place: DocumentPlace, mentions: SeenMention[]): Promise<void> {
      const { documentId } = place;
      return note(place, (page) => ({
        ...page,
        documents: { ...page.documents, [documentId]: joined(page.documents[documentId] ?? [], mentions) },
      }));
    },

    /**
     * Takes a part of what a document says of orders: the first part of a reading takes the place of the one before. The
     * document need not have shown any number yet.
     */
    addReading(place: DocumentPlace, part: KnownPart): Promise<void> {
      const { documentId, topFrame } = place;
      return note(place, (page) => {
        const reading = joinedReading(page.readings?.[documentId], part);
        return { ...page, readings: withReading(page.readings ?? {}, documentId, reading, topFrame) };
      });
    },

    /** Notes the orders (by their keys) that differ in this reading; answers the marks that are painted otherwise by it. */
    async noteDiffering(
      { tabId, documentId }: DocumentPlace,
      reading: number,
      differing: readonly string[],
    ): Promise<Paint[]> {
      let paints: Paint[] = [];
      await change(tabId, (page) => {
        const before = page?.readings?.[documentId];
        if (!page || before?.reading !== reading) return page;
        paints = changedPaints(page.documents[documentId] ?? [], before.differing, differing);
        const noted = { ...before, differing: differing.slice(0, MAX_KEPT_ROWS) };
        return { ...page, readings: { ...page.readings, [documentId]: noted } };
      });
      return paints;
    },

    /** Notes that the adapter of a document's site does not fit, or fits again. A page without any number is known by that. */
    async setHealth(place: DocumentPlace, health: SiteHealth): Promise<void> {
      const { tabId, documentId } = place;
      if (health.missing.length > 0)
        return note(place, (page) => ({ ...page, health: { ...page.health, [documentId]: health } }));
      return change(tabId, (page) =>
        page?.health ? { ...page, health: others(page.health, [documentId]) } : page,
      );
    },

    /** Notes that a document was not read whole. */
    cut(tabId: number): Promise<void> {
      return change(tabId, (page) => (page ? { ...page, cut: true } : null));
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
      const page = await read(tabId);
      return page?.documents[documentId]?.find((mention) => mention.mark === mark) ?? null;
    },

    clear(tabId: number): Promise<void> {
      return change(tabId, () => null);
    },
  };
}

/** The page without these documents; a tab without any has no page. */
function without(page: TabPage | null, ids: readonly string[]): TabPage | null {
  const documents = others(page?.documents, ids);
  if (!page || !documents) return null;
  const [readings, health] = [others(page.readings, ids), others(page.health, ids)];
  return { ...page, documents, readings, health, addresses: others(page.addresses, ids) };
}

function others<T>(
  all: Record<string, T> | undefined,
  ids: readonly string[],
): Record<string, T> | undefined {
  const kept = Object.entries(all ?? {}).filter(([id]) => !ids.includes(id));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** A frame never gives its page a name: a page without numbers of its own may hold a frame of another site. */
function headOf(place: DocumentPlace, page: TabPage | null): Pick<TabPage, 'url' | 'title'> {
  const url = place.topFrame ? place.url : place.pageUrl;
  return url === undefined ? { url: page?.url ?? '', title: page?.title ?? '' } : { url, title: place.title };
}

/** Mentions by their marks, the newest saying of each; what no record knows is cut first. */
function joined(before: readonly SeenMention[], news: readonly SeenMention[]): SeenMention[] {
  const byMark = new Map([...before, ...news].map((mention) => [mention.mark, mention]));
  let known = 0;
  let unknown = 0;
  return [...byMark.values()].filter(({ state }) =>
    state === null ? ++unknown <= MAX_UNKNOWN : ++known <= MAX_KNOWN,
  );
}
