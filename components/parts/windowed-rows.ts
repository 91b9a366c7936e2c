import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export interface RowWindow {
  first: number;
  /** Behind the last row to draw. */
  end: number;
}

/** Rows that are drawn before it is known which are in view: about a panel's height of them. */
const FIRST_ROWS = 20;

/** Which rows of equal height lie in the viewport, with `spare` rows on each side, when row 0 starts at `top`. */
export function rowsInView(
  count: number,
  rowHeight: number,
  top: number,
  viewHeight: number,
  spare = 12,
): RowWindow {
  const first = Math.min(Math.max(0, Math.floor(-top / rowHeight) - spare), Math.max(0, count - 1));
  const end = Math.min(count, Math.max(first + 1, Math.ceil((viewHeight - top) / rowHeight) + spare));
  return { first: count === 0 ? 0 : first, end: Math.max(0, end) };
}

/**
 * Draws only the rows near the viewport of the page, so that thousands of rows stay smooth. `body` is the element
 * whose top edge is row 0.
 */
export function useWindowedRows(
  body: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): RowWindow {
  const [range, setRange] = useState<RowWindow>({ first: 0, end: Math.min(count, FIRST_ROWS) });
  useEffect(() => {
    const measure = () => {
      const top = body.current?.getBoundingClientRect().top ?? 0;
      const next = rowsInView(count, rowHeight, top, window.innerHeight);
      setRange((now) => (now.first === next.first && now.end === next.end ? now : next));
    };
    measure();
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [body, count, rowHeight]);
  return range;
}
