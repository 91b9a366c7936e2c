import { useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { LatenessBar, LatenessView } from '../../lib/lens/trend/series-views.ts';
import { barWords, spanWords } from '../wording/lateness.ts';
import { PlotKey } from './PlotKey.tsx';

interface LatenessBarsProps {
  bars: readonly LatenessBar[];
  tolerance: LatenessView['tolerance'];
  barHref: (bar: LatenessBar) => string;
}

/**
 * Bars of days, each a link to its records. One stop of the Tab key: arrow keys go from bar to bar. What is late stands on a
 * dark foot and is named; open overdue lines are hatched on top.
 */
export function LatenessBars({ bars, tolerance, barHref }: LatenessBarsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [at, choose] = useState(() => tallest(bars));
  const most = Math.max(1, ...bars.map(({ received, open }) => received + open));
  const chosen = bars[Math.min(at, bars.length - 1)];
  const step = (event: KeyboardEvent) => {
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(bars.length - 1, next));
    choose(to);
    list.current?.querySelectorAll('a')[to]?.focus();
  };
  return (
    <>
      <ul class="late-bars" ref={list} onKeyDown={step}>
        {bars.map((bar, index) => (
          <li key={`${bar.from}..${bar.to}`} class={`is-${bar.place}`}>
            <a
              href={barHref(bar)}
              tabIndex={index === at ? 0 : -1}
              aria-label={barWords(bar)}
              onFocus={() => choose(index)}
              onPointerEnter={() => choose(index)}
            >
              <i class="open" style={{ height: `${(bar.open / most) * 100}%` }} />
              <i class="came" style={{ height: `${(bar.received / most) * 100}%` }} />
            </a>
          </li>
        ))}
      </ul>
      <div class="late-axis small dim" aria-hidden="true">
        {axis(bars).map(({ at, words }) => (
          <span key={words} style={placeOf(at, bars.length)}>
            {words}
          </span>
        ))}
      </div>
      <p class="plot-said">{chosen ? barWords(chosen) : null}</p>
      <PlotKey
        entries={[
          ['came', t('lateness.key.in-window')],
          ['hits', t('lateness.key.late')],
          ['open', t('lateness.key.open')],
        ]}
      />
      <p class="small dim legend">
        {windowWords(tolerance)} {t('lateness.legend')}
      </p>
    </>
  );
}

/** What counts as on time. */
function windowWords({ late, early }: LatenessView['tolerance']): string {
  if (early !== null) return t('lateness.window.early', { late, early });
  return late === 0 ? t('lateness.window.exact') : t('lateness.window', { n: late });
}

function tallest(bars: readonly LatenessBar[]): number {
  return bars.reduce(
    (best, { received, open }, at) =>
      received + open > (bars[best]?.received ?? 0) + (bars[best]?.open ?? 0) ? at : best,
    0,
  );
}

/** Words under a few bars: both ends, and the last one that is on time. */
function axis(bars: readonly LatenessBar[]): { at: number; words: string }[] {
  const edge = bars.findLastIndex(({ place }) => place !== 'late');
  const at = [...new Set([0, edge, bars.length - 1])].filter((each) => each >= 0);
  return at
    .filter((each, index) => index === 0 || each - (at[index - 1] ?? 0) > bars.length / 6)
    .map((each) => ({ at: each, words: spanWords(bars[each] as LatenessBar) }));
}

/** Under its bar; the ends do not stand out. */
function placeOf(at: number, count: number): Record<string, string> {
  if (at === 0) return { left: '0' };
  if (at === count - 1) return { right: '0' };
  return { left: `${((at + 0.5) / count) * 100}%`, transform: 'translateX(-50%)' };
}
