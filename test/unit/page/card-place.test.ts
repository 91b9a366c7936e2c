import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut } from '../../../lib/page/box.ts';
import { placeCard } from '../../../lib/page/card-place.ts';

const rowAt = (top: number) => ({ left: 0, top, right: 1000, bottom: top + 32 });
const signAt = (left: number, top: number) => ({ left, top: top + 11, right: left + 10, bottom: top + 21 });

describe('placeCard', () => {
  it('opens below the row when there is room', () => {
    const card = placeCard(rowAt(100), signAt(200, 100), { width: 1000, height: 800 });
    expect(card).toEqual({ left: 200, top: 138, right: 560, bottom: 618 });
  });

  it('opens above the row near the lower edge', () => {
    const card = placeCard(rowAt(700), signAt(200, 700), { width: 1000, height: 800 });
    expect(card).toEqual({ left: 200, top: 214, right: 560, bottom: 694 });
  });

  it('shrinks rather than covers the row in the middle of a low window', () => {
    const card = placeCard(rowAt(300), signAt(200, 300), { width: 1000, height: 640 });
    expect(card.top).toBe(338);
    expect(card.bottom).toBe(632);
  });

  it('goes beside the mark when neither side is high enough', () => {
    const card = placeCard(rowAt(180), signAt(200, 180), { width: 1000, height: 400 });
    expect(card.left).toBe(216);
    expect(card.bottom - card.top).toBe(384);
  });

  it('stays in the window, and off the row whenever 260 px are free above or below it', () => {
    const size = fc.record({
      width: fc.integer({ min: 120, max: 2000 }),
      height: fc.integer({ min: 120, max: 1600 }),
    });
    fc.assert(
      fc.property(
        size,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (window, x, y) => {
          const top = Math.round(y * (window.height - 32));
          const row = rowAt(top);
          const card = placeCard(row, signAt(Math.round(x * (window.width - 10)), top), window);
          expect(card.left).toBeGreaterThanOrEqual(Math.min(8, card.left));
          expect(card.left).toBeGreaterThanOrEqual(0);
          expect(card.right).toBeLessThanOrEqual(window.width);
          expect(card.top).toBeGreaterThanOrEqual(0);
          expect(card.bottom).toBeLessThanOrEqual(window.height);
          expect(card.right - card.left).toBeLessThanOrEqual(360);
          expect(card.bottom - card.top).toBeLessThanOrEqual(480);
          const room = Math.max(row.top, window.height - row.bottom) - 14;
          if (room >= 260) expect(cut(card, row)).toBeNull();
        },
      ),
    );
  });
});
