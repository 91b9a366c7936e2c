import type { Draft, DraftMessage } from './domain/draft.ts';
import type { KeptReading } from './domain/kept-reading.ts';
import type { MailReading, MailReadingPart } from './domain/mail-reading.ts';
import type { Mention, Paint, PaintState } from './domain/mention.ts';
import type { ReadingPart } from './domain/page-reading.ts';
import type { SiteHealth } from './domain/site-health.ts';
import type { SiteHooks } from './domain/site-hooks.ts';
import type { TaughtField, TaughtSample } from './domain/taught-sample.ts';
import type { DraftView } from './lens/mail/draft/draft-views.ts';
import type { MailCard } from './lens/mail/mail-views.ts';
import type { CardView } from './lens/views.ts';

/**
 * Every message between contexts, both directions, on one page. Roles come from the browser's `sender`, never from
 * the body; each role may send exactly what its interface lists. Surfaces that are extension pages of their own (side
 * panel, options) read the store and `storage.session` directly and need few messages.
 */

/** Content script → background. All of it is data about the page itself. */
export interface LensToBackground {
  /** New mentions of this document; answers which marks to paint, and how. Unknown numbers are left out. */
  resolve(input: { mentions: Mention[] }): Paint[];
  /** The marks that left the document, so that *This page* forgets them. */
  forget(input: { marks: number[] }): void;
  /**
   * How reading fared: it ended at its limits, so that the page was not read whole; or what the adapter of a site expects is
   * gone from the page (nothing missing: it is there again).
   */
  health(input: { whole: false } | SiteHealth): void;
  /** A part of the orders and lines that this document shows; answers the marks that are to be painted otherwise. */
  reading(input: ReadingPart): Paint[];
  /** A part of the messages that this document shows; answers the marks that are to be painted otherwise. */
  mail(input: MailReadingPart): Paint[];
  /** A mail is written in the document: answered when its reader was brought. */
  drafting(input: Record<string, never>): void;
  /** What a mail that is being written says, in numbers, dates and quantities; answers how its mark is to be painted. */
  draft(input: DraftMessage): Paint[];
  /** How people taught the pages of this document's host to be read. */
  site(input: Record<string, never>): { taught: TaughtHooks[] };
  /** The document holds structured data of orders: answered when its reader was brought. */
  structured(input: Record<string, never>): void;
  /** What the person pointed at while the page is being taught, and what would be read of it. */
  taught(input: TaughtSample): void;
  /** The person asked for the card of a mark; answers a grant to hand to the empty frame, once. */
  openCard(input: { mark: number }): Grant;
}

/** Background → content script. */
export interface BackgroundToLens {
  /** The records changed: ask about every mention anew. */
  refresh(input: Record<string, never>): void;
  /** Nothing to do: hearing it shows that the document is still there. */
  alive(input: Record<string, never>): void;
  /** Move to the next or previous mark (keyboard command). */
  step(input: { direction: 1 | -1 }): void;
  /** The card frame of this grant redeemed it and shows its subject, or asks to be taken away (Esc inside the frame). */
  card(input: { token: string; state: 'shown' | 'closed' }): void;
  /** While a page is being taught: somebody still listens, the next click is for this field, what it had is dropped, or it ends. */
  teach(input: { act: 'stay' | 'field' | 'drop' | 'stop'; field?: TaughtField }): void;
  /** Take everything off the page: the site was switched off. */
  stop(input: Record<string, never>): void;
}

/** A taught portal, as its pages need it. */
export interface TaughtHooks {
  id: string;
  version: number;
  pages: SiteHooks[];
}

/** A one-use ticket that lets one empty card frame of this tab fetch its subject. */
export interface Grant {
  token: string;
}

/** Card frame → background. */
export interface CardToBackground {
  /** Exchanges the grant for the card; refused when used, expired, from another tab or under another page. */
  redeem(input: { token: string; ancestorOrigin: string }): CardView | MailCard | { draft: DraftView };
  /** Close the frame that this card is shown in. */
  close(input: { token: string }): void;
  /** Show the subject in the side panel. False where the browser opens it only by its own button: then it shows it. */
  openPanel(input: { target: PanelTarget }): boolean;
}

/** Side panel and options → background: only what must happen there. */
export interface PanelToBackground {
  /** Read the active tab of this window once, by the `activeTab` grant that the click gave. */
  readOnce(input: { tabId: number }): void;
  /** Start or continue stored jobs. */
  runJobs(input: Record<string, never>): void;
  /** Records or the workspace changed: marks on open pages are painted anew. Sent by whoever wrote, since a broadcast does not wake the worker. */
  recordsChanged(input: Record<string, never>): void;
  /** The job worker has nothing left to do. */
  jobsIdle(input: Record<string, never>): void;
  /** What is followed, or what of it was seen, changed: the toolbar button counts anew. */
  followsChanged(input: Record<string, never>): void;
  /** A site's switch was turned by the person; the browser's host permission is the truth, this only hastens the reaction. */
  sitesChanged(input: Record<string, never>): void;
  /** Begins to teach the page of a tab, says that it goes on and what the next click is for, drops what one was for, or ends. False where it may not run. */
  teach(input: {
    tabId: number;
    act: 'start' | 'stay' | 'field' | 'drop' | 'stop';
    field?: TaughtField;
  }): boolean;
  /** Before a system is asked for the first time: its calls go out without an origin. */
  callSystems(input: { address?: string }): void;
}

/** What the background keeps for a tab in `storage.session` under `tab:<id>`; the side panel reads it. */
export interface TabPage {
  url: string;
  title: string;
  documents: Record<string, SeenMention[]>;
  /** What each document says of orders that the records know. */
  readings?: Record<string, KeptReading>;
  /** What each document shows of mail. */
  mails?: Record<string, MailReading>;
  /** The mails that are being written in each document. */
  drafts?: Record<string, Draft[]>;
  /** The documents whose adapter did not fit, which were read by their structure instead. */
  health?: Record<string, SiteHealth>;
  /** True when a document is larger than the lens reads. */
  cut?: boolean;
  /** Where each document was that has only the name of its frame. */
  addresses?: Record<string, string>;
}

/**
 * A mention with the state of what it stands for; null for a number that is not in the store. Its mark shows that, or that
 * the page contradicts (`paintedAs`).
 */
export type SeenMention = Mention & {
  state: PaintState | null;
  /** By which state it asks for attention, where a person knows of some of its lines until a day. */
  asks?: PaintState;
};

/** What the side panel is asked to show. */
export type PanelTarget =
  | { view: 'partner'; partnerId: string }
  | { view: 'order'; orderId: string; lineId?: string }
  | { view: 'item'; itemId: string }
  | { view: 'status'; orderId: string; customerId: string }
  | { view: 'lookup'; text: string }
  | { view: 'page' };

/** The shape of a request on the wire; the answer is a `Result`. */
export interface Envelope {
  type: string;
  input: unknown;
}
