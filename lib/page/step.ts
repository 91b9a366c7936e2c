import { paintedParent, tagOf } from './dom.ts';
import type { Place } from './mentions.ts';

/** Where the keyboard is among the marks of this document. */
export interface Stepper {
  /** The place to go to, or undefined when this frame is not the one that the person is in. */
  next(places: readonly Place[], direction: 1 | -1): Place | undefined;
}

/** Orders places as the page reads and remembers the last one gone to. */
export function createStepper(doc: Document): Stepper {
  let last: Place | undefined;

  return {
    next(places, direction) {
      if (!isCurrentFrame(doc) || places.length === 0) return undefined;
      const ordered = [...places].sort(readingOrder);
      const at = last ? ordered.indexOf(last) : -1;
      const from = direction < 0 ? Math.max(0, at) : at;
      last = ordered[(from + direction + ordered.length) % ordered.length];
      return last;
    },
  };
}

/** Orders places as the page's text runs. */
export function readingOrder(a: Place, b: Place): number {
  if (a.found.node === b.found.node) return a.found.start - b.found.start;
  const relation = a.found.node.compareDocumentPosition(outermost(b.found.node, a.found.node));
  return relation & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
}

/** Lifts a node out of its shadow roots until both lie in one tree. */
function outermost(node: Node, other: Node): Node {
  let at = node;
  while (at.getRootNode() !== other.getRootNode()) {
    const root = at.getRootNode();
    if (!(root instanceof ShadowRoot)) break;
    at = paintedParent(root.firstChild ?? root) ?? root.host;
  }
  return at;
}

/** A command reaches every frame of the tab; the one that the focus is in answers, the top one when it is nowhere. */
function isCurrentFrame(doc: Document): boolean {
  const focus = doc.activeElement;
  if (focus && /^i?frame$/.test(tagOf(focus))) return false;
  return window === window.top || doc.hasFocus();
}
