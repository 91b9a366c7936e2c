import { t } from '../../lib/i18n/t.ts';
import type { KpiRow } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { KpiLine, VERDICT_SIGN } from './KpiLine.tsx';
import { VERDICTS, type Verdict, verdictOf } from './kpi-scale.ts';
import { MissingFigures } from './MissingFigures.tsx';

interface KpiListProps {
  rows: KpiRow[];
  hrefOf: (row: KpiRow) => string;
}

/**
 * All figures of a partner on one scale, grouped by what they need: below floor first, not known last. Those against
 * other dates than the graded one are folded below, so that one slip is not read three times.
 */
export function KpiList({ rows, hrefOf }: KpiListProps) {
  const graded = rows.filter((row) => row.basis === undefined || row.basis === 'first-promised');
  const others = rows.filter((row) => !graded.includes(row));
  return (
    <>
      <div class="kpis">
        <div class="kpi kpi-cols" aria-hidden="true">
          <span class="scale">
            <i class="at-floor">{t('kpi.floor')}</i>
            <i class="at-target">{t('kpi.target')}</i>
          </span>
          <span class="months">{t('kpi.months')}</span>
          <span class="val">
            <span>{t('kpi.value')}</span>
          </span>
        </div>
        <Groups rows={graded} hrefOf={hrefOf} />
      </div>
      {others.length > 0 ? (
        <details class="other-dates">
          <summary>
            {t('kpi.other-dates')} <span class="dim c">{others.length}</span>
          </summary>
          <div class="kpis">
            <Groups rows={others} hrefOf={hrefOf} />
          </div>
        </details>
      ) : null}
      <p class="legend small dim mt">{t('kpi.scale-note')}</p>
    </>
  );
}

function Groups({ rows, hrefOf }: KpiListProps) {
  const groups = VERDICTS.map((verdict) => ({
    verdict,
    found: rows.filter((row) => verdictOf(row.figure) === verdict),
  }));
  return (
    <>
      {groups.flatMap(({ verdict, found }) =>
        found.length === 0
          ? []
          : [
              <h3 class="kpi-group" key={verdict}>
                <Sign state={found.every(isPast) ? 'unknown' : VERDICT_SIGN[verdict]} bare />
                <span>{t(`kpi.group.${verdict}`)}</span>
                <span class="c">{[found.length, groupNote(verdict)].filter(Boolean).join(', ')}</span>
              </h3>,
              ...(verdict === 'missing'
                ? [<MissingFigures key="not-known" rows={found} hrefOf={hrefOf} />]
                : found.map((row) => (
                    <KpiLine key={`${row.id}/${row.basis}`} row={row} href={hrefOf(row)} />
                  ))),
            ],
      )}
    </>
  );
}

/** Past its limit a figure says how it was, not how it is. */
function isPast({ figure }: KpiRow): boolean {
  return figure.origin.stale;
}

function groupNote(verdict: Verdict): string | undefined {
  return verdict === 'misses-target' || verdict === 'reaches-target'
    ? t(`kpi.group.${verdict}-note`)
    : undefined;
}
