import { z } from 'zod';
import { keptReadingSchema } from '../domain/kept-reading.ts';
import { mentionSchema, type Paint, paintStateSchema } from '../domain/mention.ts';
import { MAX_KEPT_ROWS } from '../domain/page-fields.ts';
import { type SiteHealth, siteHealthSchema } from '../domain/site-health.ts';
import { changedPaints } from '../lens/differences/paint.ts';
import type { SeenMention, TabPage } from '../messages.ts';
import type { SessionArea } from './grants.ts';
import { joinedReading, type KnownPart, MAX_READ_DOCUMENTS } from './kept-readings.ts';

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
 */
export function createTabPages(session: SessionArea) {
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

  return {
    read,

    /** Adds mentions of a document; a top document that was not known replaces all that its tab showed before. */
    add(place: DocumentPlace, mentions: SeenMention[]): Promise<void> {
      return change(place.tabId, (page) => {
        const moved = place.topFrame && page !== null && !(place.documentId in page.documents);
        const documents = page && !moved ? { ...page.documents } : {};
        documents[place.documentId] = joined(documents[place.documentId] ?? [], mentions);
        if (!page || moved) return { ...headOf(place, page), documents };
        return { ...page, ...headOf(place, page), documents };
      });
    },

    /**
     * Takes a part of what a document says of orders: the first part of a reading takes the place of the one before. The
     * document need not have shown any number yet.
     */
    addReading(place: DocumentPlace, part: KnownPart): Promise<void> {
      return change(place.tabId, (page) => {
        const moved = page !== null && place.topFrame && !(place.documentId in page.documents);
        const known = page && !moved ? page : { ...headOf(place, page), documents: {} };
        const before = known.readings?.[place.documentId];
        if (!before && Object.keys(known.readings ?? {}).length >= MAX_READ_DOCUMENTS) return known;
        return {
          ...known,
          documents: { ...known.documents, [place.documentId]: known.documents[place.documentId] ?? [] },
          readings: { ...known.readings, [place.documentId]: joinedReading(before, part) },
        };
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
    setHealth(place: DocumentPlace, health: SiteHealth): Promise<void> {
      return change(place.tabId, (page) => {
        const isKnown = page !== null && place.documentId in page.documents;
        if (health.missing.length === 0) {
          if (!page?.health) return page;
          const { [place.documentId]: _, ...others } = page.health;
          return { ...page, health: Object.keys(others).length > 0 ? others : undefined };
        }
        const moved = place.topFrame && page !== null && !isKnown;
        const documents = page && !moved ? page.documents : {};
        return {
          ...(page && !moved ? page : {}),
          ...headOf(place, page),
          documents: isKnown ? documents : { ...documents, [place.documentId]: [] },
          health: { ...(page && !moved ? page.health : {}), [place.documentId]: health },
        };
      });
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

    /** Drops documents that were left; a tab without any has no page. */
    dropDocuments(tabId: number, documentIds: string[]): Promise<void> {
      return change(tabId, (page) => {
        if (!page) return null;
        const kept = Object.entries(page.documents).filter(([id]) => !documentIds.includes(id));
        if (kept.length === 0) return null;
        const readings = Object.entries(page.readings ?? {}).filter(([id]) => !documentIds.includes(id));
        const health = Object.entries(page.health ?? {}).filter(([id]) => !documentIds.includes(id));
        return {
          ...page,
          documents: Object.fromEntries(kept),
          readings: readings.length > 0 ? Object.fromEntries(readings) : undefined,
          health: health.length > 0 ? Object.fromEntries(health) : undefined,
        };
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

/** Mentions by their marks, the newest saying of each; what no record knows is cut first. */
function joined(before: readonly SeenMention[], news: readonly SeenMention[]): SeenMention[] {
  const byMark = new Map([...before, ...news].map((mention) => [mention.mark, mention]));
  let known = 0;
  let unknown = 0;
  return [...byMark.values()].filter(({ state }) =>
    state === null ? ++unknown <= MAX_UNKNOWN : ++known <= MAX_KNOWN,
  );
}
