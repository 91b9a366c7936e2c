import type { PageNodes } from './lent.ts';

/** What the core lends for this reading. An adapter is a small script of its own: it does not bring these along again. */
export let dom: PageNodes;

/** Takes what the core lends; every reading begins with it. */
export function readThrough(nodes: PageNodes): void {
  dom = nodes;
}
