import type { FoundMention, ReadMentions } from '../sites/mention-reader.ts';
import { pageNodes } from '../sites/reading/lent.ts';
import { createAsker } from './asker.ts';
import { removeLeftovers } from './leftovers.ts';
import { createMentions } from './mentions.ts';
import { createReader } from './reader.ts';
import { type Scene, setScene } from './scene.ts';
import { createStepper } from './step.ts';
import { createStrikes } from './strikes.ts';
import { startTalk } from './talk.ts';
import { watchDocument } from './watch.ts';
import type { LensWorld } from './world.ts';

/**
 * Reads this document, asks about what it found, and keeps marks beside what is known, until the returned function is
 * called, the background says stop, or the extension goes away. When the page replaces its whole document element it
 * stops and calls `onReplaced`.
 */
export function startLens(
  doc: Document,
  { partnerLensMentions, partnerLensReadings }: LensWorld,
  onReplaced: () => void,
): () => void {
  const life = new AbortController();
  const { signal } = life;
  const stop = (): void => life.abort();
  const strikes = createStrikes();
  removeLeftovers(doc);
  let scene: Scene | undefined;

  const talk = startTalk(
    {
      refresh: askAgain,
      alive: () => undefined,
      step: ({ direction }) => scene?.step(stepper.next(mentions.painted(), direction)),
      card: (input) => scene?.card.hear(input),
      stop,
    },
    signal,
    stop,
  );
  const stepper = createStepper(doc);
  const mentions = createMentions((place) => scene?.placer.hide(place));
  const asker = createAsker(talk, mentions, signal, repaint);
  const readings = Object.values(partnerLensReadings ?? {}).map((start) =>
    start({ doc, nodes: pageNodes, ask: talk.ask, found, repaint, signal }),
  );
  const reader = createReader(doc, partnerLensMentions as ReadMentions, signal, {
    found,
    shadow: (root) => watch.follow(root),
    tidy: () => mentions.tidy(),
    done: () => {
      asker.ask();
      for (const reading of readings) reading.read();
    },
    cut: () => void talk.ask('health', { whole: false }),
  });

  function found(finds: readonly FoundMention[]): void {
    for (const find of finds) {
      const place = mentions.add(find);
      if (place?.group.state) ensureScene().placer.show(place);
    }
    asker.ask();
  }

  function askAgain(): void {
    mentions.askAgain();
    asker.ask();
  }

  function repaint(paints: Parameters<typeof mentions.paint>[0]): void {
    for (const { places, state } of mentions.paint(paints)) {
      for (const place of places) {
        if (!state) scene?.placer.hide(place);
        else {
          const { placer } = ensureScene();
          placer.show(place);
          placer.repaint(place);
        }
      }
    }
  }

  /** The overlay is hung with the first picture: a page without a known number stays as it was. */
  function ensureScene(): Scene {
    if (scene) return scene;
    const made = setScene(doc, talk, signal, strikes, {
      gone: stop,
      moved: () => {
        scene?.leave();
        scene = undefined;
        for (const place of mentions.painted()) ensureScene().placer.show(place);
      },
    });
    scene = made;
    return made;
  }

  const watch = watchDocument(doc, () => scene?.host ?? null, signal, {
    changed: (roots) => reader.read(roots),
    left: () => reader.tidy(),
    moved: (layout) => scene?.placer.moved(layout),
    typed: (control) => reader.read([control]),
    addressChanged: () => reader.readAll(),
    restored: askAgain,
    raised: () => scene?.raise(),
    replaced: () => {
      stop();
      onReplaced();
    },
    anything: () => talk.checkAlive(),
  });
  reader.readAll();
  return stop;
}
