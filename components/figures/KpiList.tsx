import type { ComponentChildren } from 'preact';
import { formatDate } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { KpiRow } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { KpiLine, VERDICT_SIGN } from './KpiLine.tsx';
import { VERDICTS, type Verdict, verdictOf } from './kpi-scale.ts';
import { FigureLinks, MissingFigures } from './MissingFigures.tsx';

interface KpiListProps {
  rows: KpiRow[];
  hrefOf: (row: KpiRow) => string;
  trendHrefOf?: (row: KpiRow) => string;
}

/**
 * All figures of a partner on one scale, grouped by what they need: below floor first, not known last; our own side by
 * itself. Folded below are those against other dates than the graded one, so that one slip is not read three times, and
 * what no source records.
 */
export function KpiList({ rows, hrefOf, trendHrefOf }: KpiListProps) {
  const recorded = rows.filter(({ figure }) => figure.missing !== 'not-recorded');
  const graded = recorded.filter((row) => row.basis === undefined || row.basis === 'first-promised');
  const ours = graded.filter(isOurs);
  const others = recorded.filter((row) => !graded.includes(row));
  const unrecorded = rows.filter((row) => !recorded.includes(row));
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
        <Groups rows={graded.filter((row) => !isOurs(row))} hrefOf={hrefOf} trendHrefOf={trendHrefOf} />
      </div>
      {ours.length > 0 ? (
        <>
          <h3 class="h2 mt">{t('kpi.our-side')}</h3>
          <div class="kpis">
            <Groups rows={ours} hrefOf={hrefOf} trendHrefOf={trendHrefOf} />
          </div>
        </>
      ) : null}
      <Folded name={t('kpi.other-dates')} rows={others}>
        <div class="kpis">
          <Groups rows={others} hrefOf={hrefOf} trendHrefOf={trendHrefOf} />
        </div>
      </Folded>
      <Folded name={t('kpi.not-recorded')} rows={unrecorded}>
        <div class="kpi-missing">
          <FigureLinks rows={unrecorded} hrefOf={hrefOf} />
        </div>
      </Folded>
      <p class="legend small dim mt">
        {t('kpi.scale-note')} {rulesNote(rows)}
      </p>
    </>
  );
}

/** By whose tolerances deliveries count: what was agreed with the partner, else the company's own. */
function rulesNote(rows: readonly KpiRow[]): string {
  const dated = rows.find(({ figure }) => figure.tolerance !== undefined);
  if (!dated) return '';
  const { agreed } = dated.figure;
  if (!agreed) return t('kpi.rules.company');
  return t('kpi.rules.agreed', { version: agreed.version, date: formatDate(agreed.from) });
}

function Folded({ name, rows, children }: { name: string; rows: KpiRow[]; children: ComponentChildren }) {
  if (rows.length === 0) return null;
  return (
    <details class="other-dates">
      <summary>
        {name} <span class="dim c">{rows.length}</span>
      </summary>
      {children}
    </details>
  );
}

/** What we owe to the partner. */
function isOurs({ id }: KpiRow): boolean {
  return id.startsWith('our-');
}

function Groups({ rows, hrefOf, trendHrefOf }: KpiListProps) {
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
                    <KpiLine
                      key={`${row.id}/${row.basis}`}
                      row={row}
                      href={hrefOf(row)}
                      trendHref={trendHrefOf?.(row)}
                    />
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
