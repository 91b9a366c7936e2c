import type { PaintState } from '../../lib/domain/mention.ts';

/** The drawn form of each state, in a box of 10. */
export const SHAPES: Record<PaintState, preact.JSX.Element> = {
  ok: <circle cx="5" cy="5" r="3.9" />,
  done: <path d="M1.2 5.4 4 8.2 8.8 2" />,
  risk: <path d="M5 1.2 9.3 8.9H.7Z" stroke-linejoin="round" />,
  late: <rect x=".75" y=".75" width="8.5" height="8.5" rx=".6" fill="currentColor" stroke="none" />,
  differs: <path d="M.8 3.4h8.4M.8 6.6h8.4M7 .6 3 9.4" />,
  unknown: <circle cx="5" cy="5" r="1.9" fill="currentColor" stroke="none" />,
};
