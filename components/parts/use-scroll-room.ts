import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Keeps room for a line that stays at the bottom of the window, whatever its height: what gets the focus is scrolled to above
 * it, not behind it (WCAG 2.2, 2.4.11).
 */
export function useScrollRoom(line: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const target = line.current;
    if (!target || typeof ResizeObserver === 'undefined') return;
    const { style } = document.documentElement;
    const measure = () => {
      style.scrollPaddingBottom = `${target.offsetHeight + MARGIN}px`;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => {
      observer.disconnect();
      style.scrollPaddingBottom = '';
    };
  }, [line]);
}

/** The outline of what has the focus, and a little air. */
const MARGIN = 8;
