import { signal } from '@preact/signals';
import { ErrorBoundary } from '../../components/parts/ErrorBoundary.tsx';
import { JobLine } from '../../components/parts/JobLine.tsx';
import { Strip } from '../../components/parts/Strip.tsx';
import { StoreNotices } from '../../components/privacy/StoreNotices.tsx';
import { t } from '../../lib/i18n/t.ts';
import { workspaceView } from '../../lib/lens/workspace.ts';
import { runningJob } from '../../lib/surface/import-file.ts';
import { dismissNotice } from '../../lib/surface/notices.ts';
import { removeAllRecords } from '../../lib/surface/remove-records.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { AboutScreen } from './AboutScreen.tsx';
import { EmbedScreen } from './EmbedScreen.tsx';
import { FilesScreen } from './FilesScreen.tsx';
import { MappingsScreen } from './MappingsScreen.tsx';
import { PrivacyScreen } from './PrivacyScreen.tsx';
import { SettingsScreen } from './SettingsScreen.tsx';
import { SitesScreen } from './SitesScreen.tsx';
import { SourcesScreen } from './SourcesScreen.tsx';

const PAGES = ['files', 'sources', 'mappings', 'sites', 'portal', 'privacy', 'settings', 'about'] as const;
type Page = (typeof PAGES)[number];

const page = signal<Page>(pageOf(location.hash));
addEventListener('hashchange', () => {
  page.value = pageOf(location.hash);
});

function pageOf(hash: string): Page {
  return PAGES.find((name) => hash === `#${name}`) ?? 'files';
}

/** Options: one topic at a time, with the first steps on top until they are done. */
export function App() {
  const { remote } = useReading((store, now) => workspaceView(store, now), []);
  const { remote: jobs } = useReading(runningJob, []);
  const workspace = remote.value.state === 'ready' ? remote.value.value : null;
  const at = page.value;
  return (
    <>
      <header>
        {workspace ? <Strip workspace={workspace} onRemoveSample={() => void removeAllRecords()} /> : null}
        {at !== 'files' && jobs.value.state === 'ready' && jobs.value.value ? (
          <JobLine
            job={jobs.value.value}
            onShow={() => {
              location.hash = '#files';
            }}
          />
        ) : null}
      </header>
      <div class="options">
        <nav aria-label={t('options.nav')}>
          <p class="b">{t('app.name')}</p>
          {PAGES.map((name) => (
            <a key={name} href={`#${name}`} aria-current={name === at ? 'page' : undefined}>
              {t(`options.${name}`)}
            </a>
          ))}
        </nav>
        <main>
          {workspace?.notices ? (
            <StoreNotices notices={workspace.notices} onRead={(what) => void dismissNotice(what)} />
          ) : null}
          <ErrorBoundary key={at}>
            {at === 'files' ? <FilesScreen workspace={remote.value} /> : null}
            {at === 'sources' ? <SourcesScreen /> : null}
            {at === 'sites' ? <SitesScreen workspace={workspace} /> : null}
            {at === 'privacy' ? <PrivacyScreen /> : null}
            {at === 'mappings' ? <MappingsScreen /> : null}
            {at === 'portal' ? <EmbedScreen /> : null}
            {at === 'settings' ? <SettingsScreen /> : null}
            {at === 'about' ? <AboutScreen /> : null}
          </ErrorBoundary>
        </main>
      </div>
    </>
  );
}
