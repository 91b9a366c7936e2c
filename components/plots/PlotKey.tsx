import type { LineKind } from './plot-shape.ts';

export type KeyKind = LineKind | 'whisker' | 'alarm' | 'agreed' | 'came' | 'open';

/** What each line and sign of a plot means. */
export function PlotKey({ entries }: { entries: readonly (readonly [kind: KeyKind, words: string])[] }) {
  return (
    <ul class="plot-key legend small dim">
      {entries.map(([kind, words]) => (
        <li key={kind}>
          <svg width="18" height="10" viewBox="0 0 18 10" class={`key-${kind}`} aria-hidden="true">
            {SIGNS[kind]}
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}

const LINE = <path d="M0 5h18" />;
const BOX = <rect x="2" y="1" width="14" height="8" />;
const SIGNS = {
  value: (
    <>
      <path d="M0 5h18" />
      <circle cx="9" cy="5" r="2.5" />
    </>
  ),
  whisker: <path d="M9 0v10" />,
  came: BOX,
  all: BOX,
  hits: BOX,
  open: (
    <>
      {BOX}
      <path d="M2 9 10 1M8 9l8-8" />
    </>
  ),
  target: LINE,
  floor: LINE,
  limit: LINE,
  agreed: <path d="M9 0v10" />,
  alarm: <path d="M9 0 15 9H3z" />,
};
