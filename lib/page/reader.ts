import type { FoundMention, ReadMentions } from '../sites/mention-reader.ts';
import { pageNodes } from '../sites/reading/lent.ts';
import { isConnected, parentOf, shadowRootOf } from './dom.ts';
import { shadowHosts } from './shadows.ts';
import { inTurns } from './turns.ts';

/** Custom elements that are asked again whether they have a root. */
const MOST_UNOPENED = 2_000;

export interface ReaderEvents {
  found(finds: readonly FoundMention[]): void;
  /** An open shadow root came to light; its inside is read too. */
  shadow(root: ShadowRoot): void;
  /** The steps of dropping places whose text is gone. */
  tidy(): Iterator<unknown>;
  /** A pass ended. */
  done(): void;
  /** The page is larger than is read. */
  cut(): void;
}

export interface Reader {
  /** Reads these parts (again), soon. */
  read(roots: readonly Node[]): void;
  readAll(): void;
  /** Looks for places that are gone, before the next reading. */
  tidy(): void;
}

/**
 * Drives the reading of numbers over changed parts of the document, one pass at a time and in turns with the page. What
 * changes during a pass is read in the next one.
 */
export function createReader(
  doc: Document,
  readMentions: ReadMentions,
  signal: AbortSignal,
  on: ReaderEvents,
): Reader {
  const pending = new Set<Node>();
  const followed = new WeakSet<ShadowRoot>();
  /** Custom elements without a root: their script may open one later, which no observer tells. */
  const unopened = new Set<Element>();
  let untidy = false;
  let running = false;

  const readPart = async (roots: readonly Node[]): Promise<void> => {
    try {
      const whole = await inTurns(readMentions(doc, roots, pageNodes), signal, (finds) => on.found(finds));
      if (whole === false) on.cut();
    } catch {
      // A page that reading trips over is read as far as it got; the next change is read again.
    }
  };

  /** Opens the shadow roots in these parts to the watcher, before they are read: what changes later is heard. */
  const findShadows = async (roots: readonly Node[]): Promise<Node[]> => {
    const found: Node[] = [];
    const follow = (shadow: ShadowRoot): void => {
      found.push(shadow);
      if (followed.has(shadow)) return;
      followed.add(shadow);
      on.shadow(shadow);
    };
    for (const host of unopened) {
      const shadow = shadowRootOf(host);
      if (shadow) follow(shadow);
      if (shadow || !isConnected(host)) unopened.delete(host);
    }
    for (const root of roots) {
      await inTurns(shadowHosts(root), signal, (host) => {
        const shadow = host && shadowRootOf(host);
        if (shadow) follow(shadow);
        else if (host && unopened.size < MOST_UNOPENED) unopened.add(host);
      });
    }
    return found;
  };

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    while ((pending.size > 0 || untidy) && !signal.aborted) {
      if (untidy) {
        untidy = false;
        await inTurns(on.tidy(), signal, () => undefined);
      }
      const roots = outermost(pending);
      pending.clear();
      const shadows = await findShadows(roots);
      if (roots.length + shadows.length > 0) await readPart([...roots, ...shadows]);
      if (!signal.aborted) on.done();
    }
    running = false;
  };

  return {
    read(roots) {
      for (const root of roots) pending.add(root);
      void run();
    },
    readAll() {
      pending.add(doc.body ?? doc.documentElement);
      void run();
    },
    tidy() {
      untidy = true;
      void run();
    },
  };
}

/** The connected nodes that lie in none of the others. */
function outermost(nodes: ReadonlySet<Node>): Node[] {
  return [...nodes].filter((node) => {
    if (!isConnected(node)) return false;
    for (let above = parentOf(node); above; above = parentOf(above)) if (nodes.has(above)) return false;
    return true;
  });
}
