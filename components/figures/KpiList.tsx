import { t } from '../../lib/i18n/t.ts';
import type { KpiRow } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { KpiLine, VERDICT_SIGN } from './KpiLine.tsx';
import { VERDICTS, type Verdict, verdictOf } from './kpi-scale.ts';

function groupNote(verdict: Verdict): string | undefined {
  return verdict === 'misses-target' || verdict === 'reaches-target'
    ? t(`kpi.group.${verdict}-note`)
    : undefined;
}

/** All figures of a partner on one scale, grouped by what they need: below floor first, not known last. */
export function KpiList({ rows, hrefOf }: { rows: KpiRow[]; hrefOf: (row: KpiRow) => string }) {
  const groups = VERDICTS.map((verdict) => ({
    verdict,
    rows: rowsOf(rows, verdict),
  }));
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
        {groups.flatMap((group) =>
          group.rows.length === 0
            ? []
            : [
                <h3 class="kpi-group" key={group.verdict}>
                  <Sign state={VERDICT_SIGN[group.verdict]} bare />
                  <span>{t(`kpi.group.${group.verdict}`)}</span>
                  <span class="c">
                    {[group.rows.length, groupNote(group.verdict)].filter(Boolean).join(', ')}
                  </span>
                </h3>,
                ...group.rows.map((row) => (
                  <KpiLine key={`${row.id}/${row.basis}`} row={row} href={hrefOf(row)} />
                )),
              ],
        )}
      </div>
      <p class="small dim mt">{t('kpi.scale-note')}</p>
    </>
  );
}

/** Rows of one verdict. A KPI that is not known on several date bases stands there once, by the basis it is graded on. */
function rowsOf(rows: KpiRow[], verdict: Verdict): KpiRow[] {
  const found = rows.filter((row) => verdictOf(row.figure) === verdict);
  if (verdict !== 'missing') return found;
  return found.filter((row, index) => found.findIndex((other) => other.id === row.id) === index);
}
