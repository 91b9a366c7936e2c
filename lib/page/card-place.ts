import type { Box } from './box.ts';

const CARD_WIDTH = 360;
const CARD_HEIGHT = 480;
/** Below this height a card beside the row is better than one squeezed above or below it. */
const LOW = 260;
const EDGE = 8;
const GAP = 6;

/**
 * Where the card goes: below the row, above it, or beside the mark; never over the row when it fits elsewhere. Pixels
 * of the viewport; smaller than 360 × 480 where the viewport is.
 */
export function placeCard(row: Box, mark: Box, viewport: { width: number; height: number }): Box {
  const width = Math.min(CARD_WIDTH, viewport.width - 2 * EDGE);
  const full = Math.min(CARD_HEIGHT, viewport.height - 2 * EDGE);
  const lowest = viewport.height - EDGE - full;
  const left = clamp(mark.left, viewport.width - EDGE - width);
  const below = Math.min(full, viewport.height - EDGE - (row.bottom + GAP));
  const above = Math.min(full, row.top - GAP - EDGE);
  const at = (x: number, top: number, height: number): Box => ({
    left: x,
    top,
    right: x + width,
    bottom: top + height,
  });

  if (below >= full || (below >= above && below >= LOW)) return at(left, row.bottom + GAP, below);
  if (above >= LOW) return at(left, row.top - GAP - above, above);
  const top = clamp(mark.top - full / 2, lowest);
  if (mark.right + GAP + width + EDGE <= viewport.width) return at(mark.right + GAP, top, full);
  if (mark.left - GAP - width >= EDGE) return at(mark.left - GAP - width, top, full);
  return at(left, clamp(below >= above ? row.bottom + GAP : row.top - GAP - full, lowest), full);
}

const clamp = (value: number, high: number): number => Math.max(EDGE, Math.min(value, high));
