import { browser } from 'wxt/browser';
import { ErrorBoundary } from '../../components/parts/ErrorBoundary.tsx';
import { Footer } from '../../components/parts/Footer.tsx';
import { JobLine } from '../../components/parts/JobLine.tsx';
import { Strip } from '../../components/parts/Strip.tsx';
import { Tabs } from '../../components/parts/Tabs.tsx';
import { Instant } from '../../components/parts/Told.tsx';
import { t } from '../../lib/i18n/t.ts';
import type { WorkspaceView } from '../../lib/lens/views.ts';
import { workspaceView } from '../../lib/lens/workspace.ts';
import { runningJob } from '../../lib/surface/import-file.ts';
import { removeAllRecords } from '../../lib/surface/remove-records.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { ItemScreen } from './ItemScreen.tsx';
import { LookupScreen } from './LookupScreen.tsx';
import { OrderScreen } from './OrderScreen.tsx';
import { PageScreen } from './PageScreen.tsx';
import { PartnerScreen, PartnersScreen, RecordsScreen } from './PartnerScreens.tsx';
import { hrefOf, type Route, route } from './route.ts';

const TABS = [
  { id: 'page', label: t('tab.page'), href: hrefOf({ view: 'page' }) },
  { id: 'partners', label: t('tab.partners'), href: hrefOf({ view: 'partners' }) },
];
const UNDER_PARTNERS: Route['view'][] = ['partners', 'partner', 'records'];

/** The side panel: strip, places, the place that is shown, sources with their age. */
export function App() {
  const { remote } = useReading((store, now) => workspaceView(store, now), []);
  const { remote: jobs } = useReading(runningJob, []);
  const workspace = remote.value.state === 'ready' ? remote.value.value : null;
  const at = route.value;
  return (
    <main class="panel">
      {workspace ? (
        <Strip
          workspace={workspace}
          onBringOwn={() => openOptions('files')}
          onRemoveSample={() => void removeAllRecords()}
          onChangeReplay={() => openOptions('files')}
        />
      ) : null}
      <Tabs tabs={TABS} current={UNDER_PARTNERS.includes(at.view) ? 'partners' : 'page'} />
      <ErrorBoundary key={hrefOf(at)}>
        <Instant.Provider value={Date.now()}>
          <Screen at={at} workspace={workspace} />
        </Instant.Provider>
      </ErrorBoundary>
      <div class="panel-end">
        {jobs.value.state === 'ready' && jobs.value.value ? (
          <JobLine job={jobs.value.value} onShow={() => openOptions('files')} />
        ) : null}
        <Footer
          sources={workspace?.sources ?? []}
          instant={Date.now()}
          onOptions={() => openOptions('files')}
        />
      </div>
    </main>
  );
}

function Screen({ at, workspace }: { at: Route; workspace: WorkspaceView | null }) {
  switch (at.view) {
    case 'page':
      return <PageScreen workspace={workspace} onOptions={openOptions} />;
    case 'lookup':
      return <LookupScreen text={at.text} />;
    case 'partners':
      return <PartnersScreen onImport={() => openOptions('files')} />;
    case 'partner':
      return <PartnerScreen partnerId={at.partnerId} />;
    case 'records':
      return <RecordsScreen partnerId={at.partnerId} kpiId={at.kpiId} basis={at.basis} />;
    case 'item':
      return <ItemScreen itemId={at.itemId} />;
    case 'order':
      return <OrderScreen orderId={at.orderId} lineId={at.lineId} />;
  }
}

function openOptions(page: 'files' | 'sites'): void {
  void browser.tabs.create({ url: `${browser.runtime.getURL('/options.html')}#${page}` });
}
