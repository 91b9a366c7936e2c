import { z } from 'zod';
import { type DraftMessage, draftSchema } from '../domain/draft.ts';
import { keptReadingSchema } from '../domain/kept-reading.ts';
import { type MailReadingPart, mailReadingSchema } from '../domain/mail-reading.ts';
import { mentionSchema, type Paint, paintStateSchema } from '../domain/mention.ts';
import { MAX_KEPT_ROWS } from '../domain/page-fields.ts';
import { type SiteHealth, siteHealthSchema } from '../domain/site-health.ts';
import { changedPaints } from '../lens/differences/paint.ts';
import type { SeenMention, TabPage } from '../messages.ts';
import type { DocumentPlace } from './document-place.ts';
import { atAddress, isElsewhere } from './frame-address.ts';
import type { SessionArea } from './grants.ts';
import { withDraft } from './kept-drafts.ts';
import { joinedMail, withMail } from './kept-mails.ts';
import { joinedReading, type KnownPart, withReading } from './kept-readings.ts';
import { headOf, joined, others, without } from './page-documents.ts';

const tabPageSchema = z.object({
  url: z.string(),
  title: z.string(),
  documents: z.record(
    z.string(),
    z.array(mentionSchema.extend({ state: paintStateSchema.nullable(), asks: paintStateSchema.optional() })),
  ),
  readings: z.record(z.string(), keptReadingSchema).optional(),
  mails: z.record(z.string(), mailReadingSchema).optional(),
  drafts: z.record(z.string(), z.array(draftSchema)).optional(),
  health: z.record(z.string(), siteHealthSchema).optional(),
  cut: z.boolean().optional(),
  addresses: z.record(z.string(), z.string()).optional(),
});

const keyOf = (tabId: number) => `tab:${tabId}`;

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
  /** Tabs that were closed: what they said last may still be on its way. The browser gives no number twice. */
  const closed = new Set<number>();

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
    slot.page = closed.has(tabId) ? null : edit(slot.page);
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

    /** Takes a part of what a document shows of mail, as with a reading. */
    addMail(place: DocumentPlace, part: MailReadingPart): Promise<void> {
      const { documentId } = place;
      return note(place, (page) => ({
        ...page,
        mails: withMail(page.mails ?? {}, documentId, joinedMail(page.mails?.[documentId], part)),
      }));
    },

    /** Takes what a document says of a mail that is being written there, or that it was closed. */
    addDraft(place: DocumentPlace, draft: DraftMessage): Promise<void> {
      return note(place, (page) => ({
        ...page,
        drafts: withDraft(page.drafts ?? {}, place.documentId, draft),
      }));
    },

    /** Notes how marks are painted that were painted otherwise before. */
    repaint({ tabId, documentId }: DocumentPlace, paints: readonly Paint[]): Promise<void> {
      const states = new Map(paints.map(({ mark, state }) => [mark, state]));
      return change(tabId, (page) => {
        const known = page?.documents[documentId];
        if (!page || !known || states.size === 0) return page;
        const painted = known.map((each) => ({ ...each, state: states.get(each.mark) ?? each.state }));
        return { ...page, documents: { ...page.documents, [documentId]: painted } };
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

    /** The tab is gone, and with it what is known of it. */
    async closed(tabId: number): Promise<void> {
      closed.add(tabId);
      await change(tabId, () => null);
      slots.delete(tabId);
    },
  };
}
