import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { SegmentsPage } from '../../components/segments/SegmentsPage.tsx';
import { t } from '../../lib/i18n/t.ts';
import { segmentsView } from '../../lib/lens/segments/segments-view.ts';
import { DERIVED } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

/** The portfolio in segments. */
export function SegmentsScreen() {
  const { remote, again } = useReading(segmentsView, [], { of: DERIVED });
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10} heading={t('segment.title')}>
      {(view) => (
        <SegmentsPage
          view={view}
          backHref={hrefOf({ view: 'partners' })}
          customersHref={hrefOf({ view: 'customers' })}
          hrefOf={partnerHref}
        />
      )}
    </RemoteView>
  );
}
