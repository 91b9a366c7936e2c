import type { PaintState } from '../domain/mention.ts';

/** Side of the visible sign, in CSS pixels. */
export const SIGN_PX = 10;

/** One picture: an outline in a 10 × 10 box, and its colours on light and on dark ground (4.5:1 or more on both). */
export interface Sign {
  path: string;
  onLight: string;
  onDark: string;
}

/** The six pictures of a mark: ○ on track, ✓ done, △ at risk, ■ late, ≠ disagrees, · unknown. */
export const SIGNS: Record<PaintState, Sign> = {
  ok: {
    path: 'M5 .5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM5 2a3 3 0 1 1 0 6a3 3 0 1 1 0-6z',
    onLight: '#1c6b41',
    onDark: '#6ec794',
  },
  done: { path: 'M.3 5.5 1.5 4.2 4 6.7 8.4 1.2 9.7 2.2 4.1 9.2z', onLight: '#5f6a6f', onDark: '#98a3a8' },
  risk: { path: 'M5 .3 10 9.7 0 9.7zM5 3.2 2.3 8.3 7.7 8.3z', onLight: '#855300', onDark: '#e2b053' },
  late: { path: 'M.5 .5H9.5V9.5H.5z', onLight: '#b0241c', onDark: '#ff9389' },
  differs: {
    path: 'M.4 2.6H5.6L6.6 .3 7.9 .9 7.2 2.6H9.6V4.1H6.5L5.7 5.9H9.6V7.4H5L3.9 9.9 2.6 9.3 3.4 7.4H.4V5.9H4.1L4.9 4.1H.4z',
    onLight: '#5740b0',
    onDark: '#b9abff',
  },
  unknown: { path: 'M5 2.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8z', onLight: '#5f6a6f', onDark: '#98a3a8' },
};
