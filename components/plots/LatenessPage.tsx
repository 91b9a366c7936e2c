import { formatDays, formatNumber, formatPercent, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LatenessBar, LatenessView } from '../../lib/lens/trend/series-views.ts';
import { Nothing } from '../page/PagePanel.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';
import { missingWords } from '../wording/reasons.ts';
import { latenessWords } from '../wording/within.ts';
import { type FigureLinks, FigureTabs } from './FigureTabs.tsx';
import { LatenessBars } from './LatenessBars.tsx';
import { LatenessTable } from './LatenessTable.tsx';
import { type PlotChoice, PlotOrTable } from './PlotOrTable.tsx';

const BASES = ['first-promised', 'last-promised', 'requested'] as const;

interface LatenessPageProps extends PlotChoice {
  view: LatenessView;
  backHref: string;
  partnerHref: string;
  links: FigureLinks;
  basisHref: (basis: LatenessView['basis']) => string;
  barHref: (bar: LatenessBar) => string;
}

/** How many days early or late a partner delivers: as bars or as a table, with the middle and the slow end. */
export function LatenessPage({
  view,
  links,
  basisHref,
  barHref,
  asTable,
  onAsTable,
  ...props
}: LatenessPageProps) {
  const { origin, bars, onTime } = view;
  return (
    <>
      <header class="phead">
        <a class="btn quiet icon" href={props.backHref} data-back aria-label={t('common.back')}>
          <Icon name="back" />
        </a>
        <div>
          <h1>{t('lateness.title')}</h1>
          <a class="id" href={props.partnerHref}>
            {view.partner.name}
          </a>
        </div>
      </header>
      <section class="sect">
        <FigureTabs links={links} current="lateness" />
        <PlotOrTable asTable={asTable} onAsTable={onAsTable}>
          <nav class="toggles" aria-label={t('lateness.basis')}>
            {BASES.map((basis) => (
              <a
                key={basis}
                class="toggle"
                href={basisHref(basis)}
                aria-current={basis === view.basis ? 'page' : undefined}
              >
                {t(`basis.${basis}`)}
              </a>
            ))}
          </nav>
        </PlotOrTable>
        {bars.length === 0 ? (
          <Nothing
            title={t('lateness.none')}
            why={onTime.missing ? missingWords(onTime.missing) : t('lateness.none.why')}
          />
        ) : (
          <Told as="div" origin={origin} class="plots">
            <Sums view={view} />
            {asTable ? (
              <LatenessTable bars={bars} barHref={barHref} />
            ) : (
              <LatenessBars bars={bars} barHref={barHref} tolerance={view.tolerance} />
            )}
          </Told>
        )}
      </section>
    </>
  );
}

/** Middle and slow end with what they rest on. */
function Sums({ view }: { view: LatenessView }) {
  const { median, p90, beyond, received, open, onTime, origin } = view;
  const words = (days: number | null) =>
    days !== null ? latenessWords(days) : t('lateness.beyond', { days: formatDays(beyond ?? 0) });
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{t('lateness.median')}</dt>
          <dd>{words(median)}</dd>
        </div>
        <div>
          <dt>{t('lateness.p90')}</dt>
          <dd>{words(p90)}</dd>
        </div>
        {onTime.value === null ? null : (
          <div>
            <dt>{t('kpi.on-time')}</dt>
            <dd>{formatPercent(onTime.value)}</dd>
          </div>
        )}
      </dl>
      <p class="small dim">
        {joinParts([
          t('lateness.received', { n: received }),
          open > 0 && t('lateness.open', { n: open }),
          received + open < 5 && t('missing.too-few-records'),
          origin.stale && asOfWords(origin),
        ])}
      </p>
      <p class="vh">{t('lateness.how', { n: formatNumber(received + open) })}</p>
    </>
  );
}
