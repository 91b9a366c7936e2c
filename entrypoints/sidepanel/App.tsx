import { useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ErrorBoundary } from '../../components/parts/ErrorBoundary.tsx';
import { Footer } from '../../components/parts/Footer.tsx';
import { JobLine } from '../../components/parts/JobLine.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { Strip } from '../../components/parts/Strip.tsx';
import { Tabs } from '../../components/parts/Tabs.tsx';
import { Instant } from '../../components/parts/Told.tsx';
import { useScrollRoom } from '../../components/parts/use-scroll-room.ts';
import { StoreNotices } from '../../components/privacy/StoreNotices.tsx';
import { t } from '../../lib/i18n/t.ts';
import { openAlerts } from '../../lib/lens/alerts/alert-list.ts';
import type { WorkspaceView } from '../../lib/lens/views.ts';
import { workspaceView } from '../../lib/lens/workspace.ts';
import { followsChanged } from '../../lib/surface/follows.ts';
import { cancel, pause, resume, shownJob } from '../../lib/surface/jobs.ts';
import { dismissNotice } from '../../lib/surface/notices.ts';
import { DERIVED, FOLLOWS, JOBS } from '../../lib/surface/reading.ts';
import { removeAllRecords } from '../../lib/surface/remove-records.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { AlertScreen, AlertsScreen } from './AlertsScreen.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { MineScreen } from './MineScreen.tsx';
import { PageScreen } from './PageScreen.tsx';
import { PartnersScreen } from './PartnersScreen.tsx';
import { hrefOf, place, type Route, route } from './route.ts';

const AgreementScreen = lazyScreen(() =>
  import('./AgreementScreen.tsx').then((screens) => screens.AgreementScreen),
);
const ChaserScreen = lazyScreen(() => import('./ChaserScreen.tsx').then((screens) => screens.ChaserScreen));
const CustomersScreen = lazyScreen(() =>
  import('./CustomerScreens.tsx').then((screens) => screens.CustomersScreen),
);
const CustomerRecordsScreen = lazyScreen(() =>
  import('./CustomerScreens.tsx').then((screens) => screens.CustomerRecordsScreen),
);
const FactsScreen = lazyScreen(() => import('./FactsScreen.tsx').then((screens) => screens.FactsScreen));
const ItemScreen = lazyScreen(() => import('./ItemScreen.tsx').then((screens) => screens.ItemScreen));
const LatenessScreen = lazyScreen(() =>
  import('./SeriesScreen.tsx').then((screens) => screens.LatenessScreen),
);
const LookupScreen = lazyScreen(() => import('./LookupScreen.tsx').then((screens) => screens.LookupScreen));
const MapScreen = lazyScreen(() => import('./MapScreen.tsx').then((screens) => screens.MapScreen));
const OrderScreen = lazyScreen(() => import('./OrderScreen.tsx').then((screens) => screens.OrderScreen));
const PartnerScreen = lazyScreen(() =>
  import('./PartnerScreens.tsx').then((screens) => screens.PartnerScreen),
);
const RecordsScreen = lazyScreen(() =>
  import('./PartnerScreens.tsx').then((screens) => screens.RecordsScreen),
);
const ScorecardScreen = lazyScreen(() =>
  import('./ScorecardScreen.tsx').then((screens) => screens.ScorecardScreen),
);
const SegmentsScreen = lazyScreen(() =>
  import('./SegmentsScreen.tsx').then((screens) => screens.SegmentsScreen),
);
const ShareScreen = lazyScreen(() => import('./ShareScreen.tsx').then((screens) => screens.ShareScreen));
const StatusScreen = lazyScreen(() => import('./StatusScreen.tsx').then((screens) => screens.StatusScreen));
const TeachScreen = lazyScreen(() => import('./TeachScreen.tsx').then((screens) => screens.TeachScreen));
const SeriesScreen = lazyScreen(() => import('./SeriesScreen.tsx').then((screens) => screens.SeriesScreen));

/** The side panel: strip, what runs, places, the place that is shown, sources with their age. */
export function App() {
  const { remote, again } = useReading((store, now) => workspaceView(store, now), []);
  const workspace = remote.value.state === 'ready' ? remote.value.value : null;
  const at = route.value;
  const end = useRef<HTMLDivElement>(null);
  useScrollRoom(end);
  return (
    <main class="panel" aria-busy={remote.value.state === 'loading'}>
      {workspace ? (
        <Strip
          workspace={workspace}
          onBringOwn={() => openOptions('files')}
          onRemoveSample={() => void removeAllRecords()}
          onChangeReplay={() => openOptions('files')}
        />
      ) : null}
      {workspace?.notices ? (
        <StoreNotices notices={workspace.notices} onRead={(what) => void dismissNotice(what)} />
      ) : null}
      <Jobs />
      <Places />
      <ErrorBoundary key={hrefOf(at)}>
        <Instant.Provider value={Date.now()}>
          {remote.value.state === 'failed' ? (
            <section class="sect">
              <FailureNote failure={remote.value.failure} onRetry={again} />
            </section>
          ) : (
            <Screen at={at} workspace={workspace} />
          )}
        </Instant.Provider>
      </ErrorBoundary>
      <div class="panel-end" ref={end}>
        <Footer
          sources={workspace?.sources ?? []}
          instant={Date.now()}
          onOptions={() => openOptions('files')}
        />
      </div>
    </main>
  );
}

/** The import that runs, waits or rests now, wherever the person is. */
function Jobs() {
  const { remote } = useReading(shownJob, [], { of: JOBS });
  const job = remote.value.state === 'ready' ? remote.value.value : null;
  if (!job) return null;
  return (
    <JobLine
      job={job}
      onShow={() => openOptions('files')}
      onPause={() => void pause(job.id)}
      onResume={() => void resume(job.id)}
      onCancel={() => void cancel(job.id)}
    />
  );
}

function Places() {
  const { remote } = useReading(followsChanged, [], { of: FOLLOWS });
  const alerts = useReading(openAlerts, [], { of: DERIVED }).remote.value;
  const changed = remote.value.state === 'ready' ? remote.value.value : 0;
  const open = alerts.state === 'ready' ? alerts.value : 0;
  const tabs = [
    { id: 'page', label: t('tab.page'), href: hrefOf({ view: 'page' }) },
    { id: 'mine', label: t('tab.mine'), href: hrefOf({ view: 'mine' }), count: changed },
    { id: 'partners', label: t('tab.partners'), href: hrefOf({ view: 'partners' }) },
    {
      id: 'alerts',
      label: t('tab.alerts'),
      href: hrefOf({ view: 'alerts' }),
      count: open,
      countWords: t('tab.alerts.count', { n: open }),
    },
  ];
  return <Tabs tabs={tabs} current={place.value} />;
}

function Screen({ at, workspace }: { at: Route; workspace: WorkspaceView | null }) {
  switch (at.view) {
    case 'page':
      return <PageScreen workspace={workspace} onOptions={openOptions} />;
    case 'lookup':
      return <LookupScreen text={at.text} />;
    case 'partners':
      return <PartnersScreen onImport={() => openOptions('files')} />;
    case 'mine':
      return <MineScreen onImport={() => openOptions('files')} />;
    case 'alerts':
      return <AlertsScreen />;
    case 'alert':
      return <AlertScreen alertId={at.alertId} />;
    case 'partner':
      return <PartnerScreen partnerId={at.partnerId} />;
    case 'segments':
      return <SegmentsScreen />;
    case 'map':
      return <MapScreen />;
    case 'customers':
      return <CustomersScreen />;
    case 'customer-records':
      return <CustomerRecordsScreen partnerId={at.partnerId} />;
    case 'scorecard':
      return <ScorecardScreen partnerId={at.partnerId} term={at.term} />;
    case 'agreement':
      return <AgreementScreen key={at.partnerId} partnerId={at.partnerId} />;
    case 'facts':
      return <FactsScreen partnerId={at.partnerId} />;
    case 'share':
      return <ShareScreen key={at.partnerId} partnerId={at.partnerId} />;
    case 'chaser':
      return <ChaserScreen key={hrefOf(at)} partnerId={at.partnerId} orderId={at.orderId} />;
    case 'records':
      return <RecordsScreen partnerId={at.partnerId} kpiId={at.kpiId} basis={at.basis} within={at.within} />;
    case 'series':
      return (
        <SeriesScreen
          partnerId={at.partnerId}
          kpiId={at.kpiId}
          basis={at.basis}
          beginWithChart={at.by === 'chart'}
        />
      );
    case 'lateness':
      return <LatenessScreen partnerId={at.partnerId} basis={at.basis} />;
    case 'teach':
      return <TeachScreen key={hrefOf(at)} tabId={at.tabId} host={at.host} />;
    case 'item':
      return <ItemScreen itemId={at.itemId} />;
    case 'status':
      return <StatusScreen key={hrefOf(at)} orderId={at.orderId} customerId={at.customerId} />;
    case 'order':
      return <OrderScreen orderId={at.orderId} lineId={at.lineId} />;
  }
}

function openOptions(page: 'files' | 'sites'): void {
  void browser.tabs.create({ url: `${browser.runtime.getURL('/options.html')}#${page}` });
}
