import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';

/** Whether plots are shown as tables: remembered for all of them. */
export interface PlotChoice {
  asTable: boolean;
  onAsTable: (asTable: boolean) => void;
}

/** The switch between a plot and its table. */
export function PlotOrTable({ asTable, onAsTable, children }: PlotChoice & { children?: ComponentChildren }) {
  return (
    <div class="plot-switch">
      {children}
      <fieldset class="toggles" aria-label={t('plot.as')}>
        {([false, true] as const).map((table) => (
          <button
            key={`${table}`}
            type="button"
            class="toggle"
            aria-pressed={table === asTable}
            onClick={() => onAsTable(table)}
          >
            {t(table ? 'plot.as.table' : 'plot.as.plot')}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
