import { Gone } from '../../components/parts/Gone.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { LatenessPage } from '../../components/plots/LatenessPage.tsx';
import { SeriesPage } from '../../components/plots/SeriesPage.tsx';
import { kpiTitle } from '../../components/wording/kpi.ts';
import { t } from '../../lib/i18n/t.ts';
import { daysWithin, hasMonths } from '../../lib/lens/partner/records-within.ts';
import { latenessView } from '../../lib/lens/trend/lateness-view.ts';
import { seriesView } from '../../lib/lens/trend/series-view.ts';
import type { KpiRow } from '../../lib/lens/views.ts';
import { asTable, chooseTable } from '../../lib/surface/plot-choice.ts';
import { DERIVED } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { figureLinks, partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

interface SeriesScreenProps {
  partnerId: string;
  kpiId: KpiRow['id'];
  basis?: KpiRow['basis'];
  beginWithChart: boolean;
}

const choice = () => ({ asTable: asTable.value, onAsTable: (next: boolean) => void chooseTable(next) });

const BASES = ['first-promised', 'last-promised', 'requested'] as const;

/** One figure of a partner over time. */
export function SeriesScreen({ partnerId, kpiId, basis, beginWithChart }: SeriesScreenProps) {
  const { remote, again } = useReading(
    (store, now) => seriesView(store, partnerId, kpiId, basis, now),
    [partnerId, kpiId, basis],
    { of: DERIVED },
  );
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={8} heading={kpiTitle({ id: kpiId, basis })}>
      {(series) =>
        series ? (
          <SeriesPage
            series={series}
            backHref={partnerHref(partnerId)}
            partnerHref={partnerHref(partnerId)}
            links={figureLinks(partnerId, series.title)}
            monthHref={
              hasMonths(kpiId)
                ? (month) => hrefOf({ view: 'records', partnerId, kpiId, basis, within: month })
                : undefined
            }
            beginWithChart={beginWithChart}
            {...choice()}
          />
        ) : (
          <Gone what={t('partner.not-found.title')} why={t('partner.not-found.why')} />
        )
      }
    </RemoteView>
  );
}

/** How many days early or late a partner delivers. */
export function LatenessScreen({ partnerId, basis }: { partnerId: string; basis?: KpiRow['basis'] }) {
  const on = BASES.find((each) => each === basis) ?? 'first-promised';
  const { remote, again } = useReading(
    (store, now) => latenessView(store, partnerId, on, now),
    [partnerId, on],
  );
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={8} heading={t('lateness.title')}>
      {(view) =>
        view ? (
          <LatenessPage
            view={view}
            backHref={partnerHref(partnerId)}
            partnerHref={partnerHref(partnerId)}
            links={figureLinks(partnerId, { id: 'on-time', basis: on })}
            basisHref={(next) => hrefOf({ view: 'lateness', partnerId, basis: next })}
            barHref={(bar) =>
              hrefOf({ view: 'records', partnerId, kpiId: 'on-time', basis: on, within: daysWithin(bar) })
            }
            {...choice()}
          />
        ) : (
          <Gone what={t('partner.not-found.title')} why={t('partner.not-found.why')} />
        )
      }
    </RemoteView>
  );
}
