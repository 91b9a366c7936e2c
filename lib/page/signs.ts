import type { PaintState } from '../domain/mention.ts';

/** Side of the visible sign, in CSS pixels. */
export const SIGN_PX = 10;

/**
 * One picture: an outline in a 10 × 10 box, and its colours on light and on dark ground (4.5:1 or more on both). `flat` is what is
 * drawn where there is room only between two lines: the box pressed to a bar of two or three pixels, so nothing of it is slanted.
 */
export interface Sign {
  path: string;
  flat: string;
  onLight: string;
  onDark: string;
}

/**
 * The six pictures of a mark: ○ on track, ✓ done, △ at risk, ■ late, ≠ disagrees, · unknown. As bars: a thin line, a thin line with
 * a gap, three pieces, one thick bar, two pieces, and one piece.
 */
export const SIGNS: Record<PaintState, Sign> = {
  ok: {
    path: 'M5 .5a4.5 4.5 0 1 0 .1 0zM5 2a3 3 0 1 0 .1 0z',
    flat: 'M0 0H10V5H0z',
    onLight: '#1c6b41',
    onDark: '#6ec794',
  },
  done: {
    path: 'M.5 5.5 1.5 4 4 6.5 8.5 1 10 2 4 9z',
    flat: 'M0 0h4v5H0zM6 0h4v5H6z',
    onLight: '#5f6a6f',
    onDark: '#98a3a8',
  },
  risk: {
    path: 'M5 .5 10 9.5 0 9.5zM5 3 2.5 8 7.5 8z',
    flat: 'M0 0h2v10H0zM4 0h2v10H4zM8 0h2v10H8z',
    onLight: '#855300',
    onDark: '#e2b053',
  },
  late: {
    path: 'M.5 .5H9.5V9.5H.5z',
    flat: 'M0 0H10V10H0z',
    onLight: '#b0241c',
    onDark: '#ff9389',
  },
  differs: {
    path: 'M.5 2.5H5.5L6.5 .5 8 1 7 2.5H9.5V4H6.5L5.5 6H9.5V7.5H5L4 10 2.5 9 3 7.5H.5V6H4L5 4H.5z',
    flat: 'M0 0h4v10H0zM6 0h4v10H6z',
    onLight: '#5740b0',
    onDark: '#b9abff',
  },
  unknown: {
    path: 'M5 2.5a2.5 2.5 0 1 0 .1 0z',
    flat: 'M4 0h2v10H4z',
    onLight: '#5f6a6f',
    onDark: '#98a3a8',
  },
};
