import { signal } from '@preact/signals';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { MapPage } from '../../components/portfolio/MapPage.tsx';
import type { MapChoice } from '../../components/portfolio/map-order.ts';
import { t } from '../../lib/i18n/t.ts';
import { portfolioMap } from '../../lib/lens/portfolio/portfolio-map.ts';
import { DERIVED } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

const choice = signal<MapChoice>({ search: '', sort: 'score', descending: false });

/** All suppliers by the terms of their scorecards. */
export function MapScreen() {
  const { remote, again } = useReading(portfolioMap, [], { of: DERIVED });
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={12} heading={t('map.title')}>
      {(view) => (
        <MapPage
          view={view}
          choice={choice.value}
          onChoose={(next) => {
            choice.value = next;
          }}
          backHref={hrefOf({ view: 'partners' })}
          partnerHref={partnerHref}
          termHref={(partnerId, { kpi, basis }) =>
            hrefOf({ view: 'scorecard', partnerId, term: basis === undefined ? kpi : `${kpi} ${basis}` })
          }
        />
      )}
    </RemoteView>
  );
}
