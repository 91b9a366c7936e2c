import type { IdentifierKind } from '../domain/normalise.ts';
import type { PageNodes } from './reading/lent.ts';

/** A number or address found in a document, with the place where its mark hangs. */
export interface FoundMention {
  keys: string[];
  kind: IdentifierKind;
  raw: string;
  labelled: boolean;
  /**
   * Text node or form control that holds it, with character offsets into its data or value; an element without either, as a
   * button with a picture, is marked as it is.
   */
  node: Text | Element;
  start: number;
  /** The end may lie in another text node of the same block when markup splits the number. */
  endNode: Text | Element;
  end: number;
}

/**
 * Finds the numbers and addresses of any page, to hang marks beside. Reads the text under `roots` (newly added or changed
 * parts; the document's body at first; the open shadow roots in them, which are passed as roots of their own). Works in slices:
 * yields after at most about 5 ms of work, so that the caller can give the page its turn. Returns false when the page was too
 * large to be read whole. Pure: works on the passed nodes only; no globals, no fetch, no change to the page. Runs inside the
 * foreign page, so it is small, without libraries, and treats every node as hostile.
 */
export type ReadMentions = (
  doc: Document,
  roots: readonly Node[],
  nodes: PageNodes,
) => Generator<FoundMention[], boolean>;
