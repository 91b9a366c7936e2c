import { useEffect, useMemo, useState } from 'preact/hooks';
import { ToDifferences } from '../../components/differences/DifferencesPart.tsx';
import { Nothing, PagePanel } from '../../components/page/PagePanel.tsx';
import { SiteOff } from '../../components/page/SiteOff.tsx';
import { LookupBox } from '../../components/parts/LookupBox.tsx';
import { Note } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { t } from '../../lib/i18n/t.ts';
import { groupsOfPage } from '../../lib/lens/chaser/chase-groups.ts';
import { withDifferences } from '../../lib/lens/differences/with-differences.ts';
import { pageView } from '../../lib/lens/page.ts';
import { withParcels } from '../../lib/lens/parcels/page-parcels.ts';
import type { WorkspaceView } from '../../lib/lens/views.ts';
import type { TabPage } from '../../lib/messages.ts';
import { askFromPanel } from '../../lib/surface/ask.ts';
import { firstRun } from '../../lib/surface/first-run.ts';
import { hasKnown } from '../../lib/surface/seen-mark.ts';
import { allowSite, sitePattern } from '../../lib/surface/sites.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { type ActiveTab, followActiveTab } from './active-tab.ts';
import { ChaseFrom } from './ChaseFrom.tsx';
import { DroppedFiles } from './DroppedFiles.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { LiveLookups } from './LiveLookups.tsx';
import { PageDifferences, useDifferences } from './PageDifferences.tsx';
import { PageDrafts } from './PageDrafts.tsx';
import { PageMails } from './PageMails.tsx';
import { candidateHref, subjectHref } from './places.ts';
import { goTo, hrefOf } from './route.ts';
import { SiteCondition } from './SiteCondition.tsx';
import { StatusFrom } from './StatusFrom.tsx';

interface PageScreenProps {
  workspace: WorkspaceView | null;
  onOptions: (page: 'files' | 'sites') => void;
}

/** *This page*: what the records know of the page in the window's active tab, and a box for numbers from elsewhere. */
export function PageScreen({ workspace, onOptions }: PageScreenProps) {
  const { tab, stop } = useMemo(followActiveTab, []);
  useEffect(() => stop, [stop]);
  const current = tab.value;
  return (
    <>
      <h1 class="vh">{t('tab.page')}</h1>
      <div class="first-steps" hidden={hasKnown(current?.page)}>
        <FirstSteps
          workspace={workspace}
          onImport={() => onOptions('files')}
          onSite={() => allowHere(current, () => onOptions('sites'))}
        />
      </div>
      <Here tab={current} workspace={workspace} onOptions={onOptions} />
      {current ? <SiteCondition tab={current} /> : null}
      {current?.page?.cut ? (
        <section class="sect">
          <Note
            state="risk"
            label={t('page.cut.label')}
            what={t('page.cut.what')}
            why={t('page.cut.why')}
            next={t('page.cut.next')}
          />
        </section>
      ) : null}
      {current?.page && !current.allowed ? <Offer tab={current} /> : null}
      <TeachOffer tab={current} />
      <section class="sect">
        <LookupBox onLookup={(text) => goTo({ view: 'lookup', text: text.slice(0, 20_000) })} />
      </section>
      <DroppedFiles />
    </>
  );
}

interface HereProps extends PageScreenProps {
  tab: ActiveTab | null;
}

/** What is known of the page; before there are records nothing is, and the first steps, or this, say how they come. */
function Here({ tab, workspace, onOptions }: HereProps) {
  if (!tab?.page) return <Unread tab={tab} onOptions={onOptions} />;
  if (workspace?.lines !== 0)
    return (
      <>
        <PageDrafts page={tab.page} />
        {onlyDrafts(tab.page) ? null : <Known page={tab.page} />}
      </>
    );
  if (!firstRun.value?.finished) return null;
  return (
    <Nothing title={t('page.no-data.title')} why={t('page.no-data.why')}>
      <button type="button" class="btn primary" onClick={() => onOptions('files')}>
        {t('first.data.import')}
      </button>
    </Nothing>
  );
}

/** A mail is written there, and there is no number beside it that could be missed. */
function onlyDrafts({ drafts, documents, mails }: TabPage): boolean {
  const marks = Object.values(documents).flat();
  return drafts !== undefined && mails === undefined && marks.every(({ kind }) => kind === 'draft');
}

/** Mail is read or written there. */
function isMail(page: TabPage): boolean {
  const mails = Object.values(page.mails ?? {});
  return onlyDrafts(page) || mails.some(({ messages, rows }) => messages.length + rows.length > 0);
}

/** Switches on the site of the tab where it is known, in the turn of the click; else asks for an address. */
function allowHere(tab: ActiveTab | null, otherwise: () => void): void {
  const pattern = tab?.url ? sitePattern(tab.url) : null;
  if (pattern && !tab?.allowed) void allowSite(pattern);
  else otherwise();
}

const nothing = { title: t('page.none.title'), why: t('page.none.why') };

function Known({ page }: { page: TabPage }) {
  const mentions = useMemo(() => Object.values(page.documents).flat(), [page]);
  const { remote, again } = useReading(
    async (store, now) => {
      const view = await pageView(store, mentions, now, { url: page.url });
      return withParcels(view, { mentions, readings: Object.values(page.readings ?? {}) });
    },
    [page],
    { keep: true },
  );
  const differences = useDifferences(page);
  return (
    <>
      <PageMails page={page} />
      <RemoteView remote={remote.value} onRetry={again}>
        {(view) => (
          <>
            <PagePanel
              view={withDifferences(view, differences)}
              title={t('page.title')}
              hrefOf={subjectHref}
              candidateHref={candidateHref}
              nothing={nothing}
              acts={
                <>
                  {differences ? <ToDifferences view={differences} /> : null}
                  <ChaseFrom groups={groupsOfPage(view)} />
                  <StatusFrom subjects={view.subjects} />
                </>
              }
            />
            {differences ? <PageDifferences view={differences} /> : null}
            <LiveLookups mentions={mentions} />
          </>
        )}
      </RemoteView>
    </>
  );
}

/** The lens has not seen this page: the site is off, it holds no numbers, or the browser keeps it to itself. */
function Unread({ tab, onOptions }: { tab: ActiveTab | null; onOptions: PageScreenProps['onOptions'] }) {
  const [refused, setRefused] = useState(false);
  if (!tab) return null;
  const pattern = tab.url ? sitePattern(tab.url) : null;
  if (tab.url && !pattern) return <Nothing title={t('page.no-tab.title')} why={t('page.no-tab.why')} />;
  if (tab.allowed) return <Nothing {...nothing} />;
  const readOnce = () =>
    void askFromPanel('readOnce', { tabId: tab.tabId }).then((reply) =>
      setRefused(!reply.ok || (reply.value as unknown) === false),
    );
  return (
    <SiteOff
      host={tab.url ? new URL(tab.url).host : undefined}
      refused={refused}
      onAllow={() => allowHere(tab, () => onOptions('sites'))}
      onReadOnce={readOnce}
    />
  );
}

/** An allowed site that is read by its structure alone can be taught; mail has readers of its own. */
function TeachOffer({ tab }: { tab: ActiveTab | null }) {
  if (!tab?.url || !tab.allowed || (tab.page && isMail(tab.page))) return null;
  const adapters = Object.values(tab.page?.readings ?? {}).map(({ adapter }) => adapter);
  if (adapters.some((adapter) => adapter !== 'generic')) return null;
  const { host } = new URL(tab.url);
  return (
    <section class="sect">
      <p class="small dim">{t('teach.offer.why')}</p>
      <div class="acts">
        <a class="btn" href={hrefOf({ view: 'teach', tabId: tab.tabId, host })}>
          {t('teach.offer')}
        </a>
      </div>
    </section>
  );
}

/** Read once: offers to read this site always. */
function Offer({ tab }: { tab: ActiveTab }) {
  const pattern = tab.url ? sitePattern(tab.url) : null;
  if (!tab.url || !pattern) return null;
  return (
    <section class="sect">
      <p class="small dim">{t('page.once')}</p>
      <div class="acts">
        <button type="button" class="btn" onClick={() => void allowSite(pattern)}>
          <span>{t('page.allow', { host: new URL(tab.url).host })}</span>
        </button>
      </div>
    </section>
  );
}
