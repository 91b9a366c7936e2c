import type { Draft } from '../domain/draft.ts';
import { MAX_DRAFT_PEOPLE } from '../domain/draft-fields.ts';
import { type ComposeWindow, composeIn } from '../sites/mail/compose.ts';
import type { SendPlace } from '../sites/mail/send-place.ts';
import type { FoundMention } from '../sites/mention-reader.ts';
import type { PageNodes } from '../sites/reading/lent.ts';
import { mailSiteOf } from './mail-site.ts';
import type { StartReading } from './start-reading.ts';
import { onTellAgain } from './tell-again.ts';
import { MOST_BYTES } from './tell-whole.ts';
import { inTurns } from './turns.ts';
import { brought } from './world.ts';

/** A draft is read so long after the last change of it, and windows are looked for so long after the page changed. */
const REST_MS = 500;
/** A page that never rests is looked at all the same. */
const LONGEST_REST_MS = 3_000;
/** Then it waits for the draft to change: asking on would keep the background awake. */
const MOST_UNANSWERED = 3;
/** So often a document asks for the script that reads drafts, where the browser does not let it in. */
const MOST_BRINGING = 3;

/** A window in which a mail is written, and what was said of it. */
interface Followed {
  window: ComposeWindow;
  /** What the background knows of it, and what it was asked last. */
  sent: string;
  tried: string;
  unanswered: number;
  stop(): void;
}

/**
 * Follows the mails that are being written in the document: reads each half a second after it changed, sends the numbers,
 * dates and quantities in it, and hangs a mark at the button that sends it. That something changed is heard from the text
 * itself; no key is listened to and no button touched.
 */
export const startDrafts: StartReading = ({ doc, nodes, ask, found, repaint, signal }) => {
  const followed = new Map<Element, Followed>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitsSince = 0;
  let busy = false;
  let again = false;
  let bringing = 0;

  const look = async (): Promise<void> => {
    waitsSince = 0;
    if (busy || signal.aborted) {
      again = true;
      return;
    }
    busy = true;
    try {
      const windows = (await inTurns(composeIn(doc, nodes), signal, () => undefined)) ?? [];
      const site = mailSiteOf(doc, doc.location.href);
      const read = site && brought('partnerLensComposeHooks')?.(site, doc, nodes, windows);
      if (!signal.aborted) await follow(read ?? windows);
    } catch {
      // A page that reading trips over is looked at again with its next change.
    }
    busy = false;
    if (again) later();
    again = false;
  };

  const later = (): void => {
    if (signal.aborted) return;
    const now = performance.now();
    waitsSince ||= now;
    clearTimeout(timer);
    timer = setTimeout(() => void look(), Math.min(REST_MS, Math.max(0, waitsSince + LONGEST_REST_MS - now)));
  };

  const follow = async (windows: readonly ComposeWindow[]): Promise<void> => {
    const open = new Map(windows.map(({ key, body }) => [body[0], key]));
    // All that are gone before any is told: another window may have the key of one of them now.
    for (const [body, each] of followed) {
      const key = open.get(body);
      if (key === each.window.key) continue;
      // What is written elsewhere under the same key is told in its place: that it is gone might come later.
      if (!windows.some((window) => window.key === each.window.key))
        void ask('draft', { key: each.window.key, gone: true });
      Object.assign(each, { sent: '', tried: '' });
      if (key !== undefined) continue;
      each.stop();
      followed.delete(body);
    }
    if (windows.length > 0 && !brought('partnerLensDraft') && bringing++ < MOST_BRINGING) {
      await ask('drafting', {});
      // A busy browser brings it late: asked again without waiting for the next key.
      if (!brought('partnerLensDraft')) later();
    }
    for (const window of windows) {
      const [body] = window.body;
      if (!body) continue;
      const known = followed.get(body);
      if (known) known.window = window;
      const each = known ?? { window, sent: '', tried: '', unanswered: 0, stop: listen(window.body, later) };
      followed.set(body, each);
      await check(each);
    }
  };

  const check = async (each: Followed): Promise<void> => {
    const draft = await read(each.window);
    const said = JSON.stringify(draft);
    if (!draft || signal.aborted) return;
    if (said !== each.tried) Object.assign(each, { tried: said, unanswered: 0 });
    const isNew = said !== each.sent;
    if (isNew && each.unanswered < MOST_UNANSWERED) {
      const paints = await ask('draft', draft);
      each.sent = paints ? said : '';
      each.unanswered = paints ? 0 : each.unanswered + 1;
      if (!paints) later();
      if (paints && !signal.aborted) repaint(paints);
    }
    if (each.window.send && !signal.aborted) found([markOf(each.window, each.window.send, nodes)]);
  };

  const read = async ({
    key,
    to,
    cc,
    from,
    subject,
    body,
    quoted,
  }: ComposeWindow): Promise<Draft | undefined> => {
    const reader = brought('partnerLensDraft');
    const written = reader && (await inTurns(reader(body, subject, nodes, quoted), signal, () => undefined));
    if (!written) return undefined;
    const addresses = [...to, ...cc].flatMap(({ address }) => address ?? []);
    const { facts, cut } = written;
    const draft = { key, to: [...new Set(addresses)].slice(0, MAX_DRAFT_PEOPLE), cut, facts };
    while (JSON.stringify(draft).length > MOST_BYTES) {
      draft.facts = draft.facts.slice(0, Math.floor(draft.facts.length * 0.8));
      draft.cut = true;
    }
    return from?.address ? { ...draft, from: from.address } : draft;
  };

  // The records changed, or the background forgot a document that was put away: all is told again.
  const tellAgain = (): void => {
    for (const each of followed.values()) Object.assign(each, { sent: '', unanswered: 0 });
    later();
  };
  onTellAgain(signal, tellAgain);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    for (const { stop } of followed.values()) stop();
  });
  return { read: later };
};

/** Hears that what is written changed: in an editable element by its nodes, in a text area by its input events. */
function listen(bodies: readonly Element[], changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  const options = { capture: true, passive: true };
  for (const body of bodies) {
    observer.observe(body, { childList: true, characterData: true, subtree: true });
    // Through the prototype: a control of the page may be called like the method. Without a signal: a frame has its own kind.
    EventTarget.prototype.addEventListener.call(body, 'input', changed, options);
  }
  return () => {
    observer.disconnect();
    for (const body of bodies)
      EventTarget.prototype.removeEventListener.call(body, 'input', changed, options);
  };
}

/** Where the mark of a draft hangs: behind the words of the button that sends it, or beside the button. */
function markOf(
  { key }: ComposeWindow,
  { at, words: raw }: SendPlace,
  { dataOf, isText }: PageNodes,
): FoundMention {
  const start = isText(at) ? Math.max(0, dataOf(at).search(/\S/)) : 0;
  const end = isText(at) ? start + Math.min(dataOf(at).trim().length, 60) : 1;
  return { keys: [key], kind: 'draft', labelled: true, raw, node: at, start, endNode: at, end };
}
