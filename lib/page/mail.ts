import { browser } from 'wxt/browser';
import type { MailMessage, MailReadingPart } from '../domain/mail-reading.ts';
import type { SiteHealth } from '../domain/site-health.ts';
import type { OpenMessage } from '../sites/mail/open-message.ts';
import type { MailFound } from '../sites/mail/read-mail.ts';
import type { FoundMention } from '../sites/mention-reader.ts';
import type { PageNodes } from '../sites/reading/lent.ts';
import { bytesOf, withNumbers } from './mail-numbers.ts';
import { readMailPage } from './read-mail-page.ts';
import { createSiteHealth } from './site-health.ts';
import type { StartReading } from './start-reading.ts';
import { inTurns } from './turns.ts';
import { brought } from './world.ts';

const MOST_BYTES = 48_000;
/** Between two readings; it doubles while the page says something else each time. */
const SHORTEST_REST_MS = 1_000;
const LONGEST_REST_MS = 16_000;
/** Reading takes at most one part in so many of the page's time, however large the page is. */
const REST_PER_WORK = 20;
/** Then it waits for the page to change: asking on would keep the background awake. */
const MOST_UNANSWERED = 6;

/** What a page says of mail, and where its senders stand. */
interface Said {
  head: Omit<MailFound, 'messages' | 'rows'>;
  messages: MailMessage[];
  rows: MailFound['rows'];
  senders: FoundMention[];
  health: SiteHealth | undefined;
  /** Texts of mails in frames, which nobody else watches. */
  framed: Element[];
}

/**
 * Reads the mail that the document shows and sends it, whole, whenever it is another than last time, until it is answered;
 * then hangs a mark beside each sender. Also when the records changed, and when the document comes back from the back/forward cache.
 */
export const startMail: StartReading = ({ doc, nodes, ask, found, repaint, signal }) => {
  let count = 0;
  /** What the background knows. */
  let sent = '';
  /** Readings in a row that were not answered. */
  let unanswered = 0;
  let busy = false;
  let wanted = false;
  let rest = SHORTEST_REST_MS;
  let work = 0;
  let health = createSiteHealth(ask);

  /** The same steps, of which each adds how long it took. */
  function* timed<T>(steps: Iterator<void, T>): Generator<void, T> {
    for (;;) {
      const start = performance.now();
      const step = steps.next();
      work += performance.now() - start;
      if (step.done) return step.value;
      yield;
    }
  }

  /** True when the background has it all. */
  const tell = async ({ head, messages, rows }: Said): Promise<boolean> => {
    const said = JSON.stringify([head, messages, rows]);
    if (said === sent || (messages.length + rows.length === 0 && !count)) {
      rest = SHORTEST_REST_MS;
      return true;
    }
    rest = Math.min(rest * 2, LONGEST_REST_MS);
    sent = said;
    for (const part of partsOf({ head, messages, rows }, count++)) {
      const paints = await ask('mail', part);
      if (!paints || signal.aborted) {
        sent = '';
        wanted ||= ++unanswered < MOST_UNANSWERED;
        return false;
      }
      repaint(paints);
    }
    unanswered = 0;
    return true;
  };

  const readOnce = async (): Promise<void> => {
    work = 0;
    const said = await inTurns(timed(read(doc, nodes)), signal, () => undefined).catch(() => undefined);
    if (!said || signal.aborted) return;
    if (health.hear(said.health)) wanted = true;
    follow(said.framed);
    // The background knows a message before it is asked how to paint the mark beside its sender.
    if ((await tell(said)) && said.senders.length > 0) found(said.senders);
  };

  const run = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (wanted && !signal.aborted) {
      wanted = false;
      await readOnce();
      await new Promise((done) => setTimeout(done, Math.max(rest, work * REST_PER_WORK)));
    }
    busy = false;
  };

  /** Frames are filled late, and the page around them says nothing of it. */
  const watcher = new MutationObserver(() => want());
  let followed: readonly Element[] = [];
  const follow = (framed: readonly Element[]): void => {
    if (framed.length === followed.length && framed.every((body, at) => body === followed[at])) return;
    watcher.disconnect();
    for (const body of framed) watcher.observe(body, { childList: true, characterData: true, subtree: true });
    followed = framed;
  };
  const loaded = ({ target }: Event): void => {
    if (target instanceof HTMLIFrameElement) want();
  };

  const want = (): void => {
    wanted = true;
    void run();
  };
  const wantAll = (): void => {
    sent = '';
    want();
  };
  const hear = (message: unknown, sender: { id?: string }): void => {
    if (sender.id === browser.runtime.id && (message as { type?: unknown } | null)?.type === 'refresh')
      wantAll();
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => {
    watcher.disconnect();
    browser.runtime?.onMessage.removeListener(hear);
  });
  doc.addEventListener('load', loaded, { capture: true, signal });
  const shown = ({ persisted }: PageTransitionEvent): void => {
    // The background forgot a document that was put away, and how its adapter fared.
    if (!persisted) return;
    health = createSiteHealth(ask);
    wantAll();
  };
  addEventListener('pageshow', shown, { signal });
  return { read: want };
};

function* read(doc: Document, nodes: PageNodes): Generator<void, Said> {
  const { found, health } = yield* readMailPage({ doc, url: doc.location.href, nodes });
  const { messages: open, rows, ...head } = found;
  const mentions = brought('partnerLensMentions');
  const messages: MailMessage[] = [];
  for (const each of open) {
    const { message, cut } = yield* withNumbers({ doc, nodes, mentions }, each);
    messages.push(message);
    head.cut ||= cut;
  }
  return { head, messages, rows, senders: open.flatMap(senderOf), health, framed: open.flatMap(framedIn) };
}

/** What of a mail's text stands in a document of its own. */
const framedIn = ({ bodies, subjectAt }: OpenMessage): Element[] =>
  bodies.filter((body) => body.ownerDocument !== (subjectAt?.ownerDocument ?? document));

/** Where the mark of a message hangs: behind the name of its sender. */
function senderOf({ message: { key }, place }: OpenMessage): FoundMention[] {
  if (!place) return [];
  const { node, start, end } = place;
  const raw = node.data.slice(start, end).slice(0, 254);
  return [{ keys: [key], kind: 'message', raw, labelled: true, node, start, endNode: node, end }];
}

/** Splits a reading so that each message to the background stays small. One that is empty is a part, too: it says that all is gone. */
function* partsOf(
  { head, messages, rows }: Pick<Said, 'head' | 'messages' | 'rows'>,
  reading: number,
): Generator<MailReadingPart> {
  const parts: Pick<MailReadingPart, 'messages' | 'rows'>[] = [{ messages: [], rows: [] }];
  let bytes = 0;
  const place = (size: number): Pick<MailReadingPart, 'messages' | 'rows'> => {
    bytes += size;
    if (bytes > MOST_BYTES) {
      parts.push({ messages: [], rows: [] });
      bytes = size;
    }
    return parts.at(-1) as Pick<MailReadingPart, 'messages' | 'rows'>;
  };
  for (const message of messages) place(bytesOf(message)).messages.push(message);
  for (const row of rows) place(bytesOf(row)).rows.push(row);
  for (const [part, { messages: some, rows: few }] of parts.entries())
    yield { ...head, reading, part, last: part === parts.length - 1, messages: some, rows: few };
}
