import { signal } from '@preact/signals';
import { type PartnersChoice, PartnersPage } from '../../components/partner/PartnersPage.tsx';
import { SameCompanies } from '../../components/partner/SameCompany.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { t } from '../../lib/i18n/t.ts';
import { partnerList } from '../../lib/lens/partner/portfolio.ts';
import { samePairs } from '../../lib/lens/partner/refresh-same.ts';
import { DERIVED } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

const choice = signal<PartnersChoice>({ search: '', order: { sort: 'worst', descending: false } });

/** The portfolio. */
export function PartnersScreen({ onImport }: { onImport: () => void }) {
  const { remote, again } = useReading(partnerList, [], { of: DERIVED });
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10} heading={t('tab.partners')}>
      {(view) => (
        <PartnersPage
          view={view}
          choice={choice.value}
          onChoose={(next) => {
            choice.value = next;
          }}
          onImport={onImport}
          segmentsHref={hrefOf({ view: 'segments' })}
          mapHref={hrefOf({ view: 'map' })}
          hrefOf={(entry) => partnerHref(entry.id)}
          same={<Same />}
        />
      )}
    </RemoteView>
  );
}

/** All pairs that may be one company. */
function Same() {
  const { remote } = useReading((store) => samePairs(store), [], { of: DERIVED });
  const pairs = remote.value.state === 'ready' ? remote.value.value : [];
  return <SameCompanies pairs={pairs} hrefOf={partnerHref} />;
}
