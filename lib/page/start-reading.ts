import type { Paint } from '../domain/mention.ts';
import type { FoundMention } from '../sites/mention-reader.ts';
import type { PageNodes } from '../sites/reading/lent.ts';
import type { Talk } from './talk.ts';

/** What the core lends to what reads the page as a whole. */
export interface ReadingHost {
  doc: Document;
  nodes: PageNodes;
  ask: Talk['ask'];
  /** Hangs a mark beside something that is no number: the sender of a message, the button that sends one. */
  found(finds: readonly FoundMention[]): void;
  repaint(paints: readonly Paint[]): void;
  signal: AbortSignal;
}

/** Starts a reading; `read` is called whenever the page may say something new. */
export type StartReading = (host: ReadingHost) => { read(): void };
