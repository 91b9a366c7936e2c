import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows beyond the edges of the viewport that are drawn ahead, in pixels. */
const SPARE_PX = 500;
/** Lists up to this length are drawn whole. */
const WHOLE = 40;

export interface RowWindow {
  first: number;
  /** Behind the last row to draw. */
  end: number;
}

interface DrawnWindow extends RowWindow {
  /** Height of the rows that are not drawn, in pixels. */
  before: number;
  behind: number;
}

/** Which rows lie between `top` and `bottom` pixels from the edge of row 0, when row `i` is `heights[i]` high. */
export function rowsBetween(heights: Float32Array, count: number, top: number, bottom: number): RowWindow {
  let y = 0;
  let first = 0;
  while (first < count - 1 && y + (heights[first] ?? 0) <= top) {
    y += heights[first] ?? 0;
    first += 1;
  }
  let end = first;
  while (end < count && (y < bottom || end === first)) {
    y += heights[end] ?? 0;
    end += 1;
  }
  return { first: count === 0 ? 0 : first, end };
}

/** The rows of `list` to draw, by the scroll position of the page; heights are measured as rows are drawn. */
export function useRowWindow(
  list: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): DrawnWindow {
  const heights = useRef(new Float32Array(0));
  heights.current = grown(heights.current, count, rowHeight);
  const [range, setRange] = useState<RowWindow>({ first: 0, end: Math.min(count, WHOLE) });
  const whole = count <= WHOLE;
  const shown = whole
    ? { first: 0, end: count }
    : { first: Math.min(range.first, count), end: Math.min(range.end, count) };

  useLayoutEffect(() => measureRows(list.current, heights.current));
  useEffect(() => {
    if (whole) return;
    const look = () => {
      const element = list.current;
      if (!element) return;
      const top = element.getBoundingClientRect().top;
      const next = rowsBetween(heights.current, count, -top - SPARE_PX, window.innerHeight - top + SPARE_PX);
      setRange((now) => (now.first === next.first && now.end === next.end ? now : next));
    };
    look();
    // On its way down: a list may lie in a part of a page that scrolls by itself.
    const scrolled = { passive: true, capture: true };
    window.addEventListener('scroll', look, scrolled);
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look, scrolled);
      window.removeEventListener('resize', look);
    };
  }, [list, count, whole]);

  return {
    ...shown,
    before: sum(heights.current, 0, shown.first),
    behind: sum(heights.current, shown.end, count),
  };
}

function grown(
  heights: Float32Array<ArrayBuffer>,
  count: number,
  rowHeight: number,
): Float32Array<ArrayBuffer> {
  if (heights.length >= count) return heights;
  const next = new Float32Array(count).fill(rowHeight);
  next.set(heights);
  return next;
}

function measureRows(list: HTMLElement | null, heights: Float32Array): void {
  for (const child of list?.children ?? []) {
    const row = child instanceof HTMLElement ? child.dataset.row : undefined;
    if (row === undefined) continue;
    const height = child.getBoundingClientRect().height;
    if (height > 0) heights[Number(row)] = height;
  }
}

function sum(heights: Float32Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i += 1) total += heights[i] ?? 0;
  return Math.round(total);
}
