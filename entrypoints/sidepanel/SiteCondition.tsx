import { useEffect, useState } from 'preact/hooks';
import { SiteSwitchedOff, SiteUnfit } from '../../components/page/SiteNote.tsx';
import type { SiteHealth } from '../../lib/domain/site-health.ts';
import { saveReport, siteName, siteOffAt } from '../../lib/surface/site-report.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import type { ActiveTab } from './active-tab.ts';

/** What is to be known of the adapter of the page's site: that it does not fit, or that it is switched off. */
export function SiteCondition({ tab }: { tab: ActiveTab }) {
  const [found] = Object.entries(tab.page?.health ?? {});
  return (
    <>
      {found ? (
        <Unfit
          tabId={tab.tabId}
          host={tab.url ? new URL(tab.url).host : ''}
          documentId={found[0]}
          health={found[1]}
        />
      ) : null}
      {tab.url ? <SwitchedOff url={tab.url} /> : null}
    </>
  );
}

interface UnfitProps {
  tabId: number;
  /** Of the page: a taught portal is called by it. */
  host: string;
  documentId: string;
  health: SiteHealth;
}

function Unfit({ tabId, host, documentId, health }: UnfitProps) {
  const [report, setReport] = useState<'saved' | 'failed' | undefined>();
  useEffect(() => setReport(undefined), [tabId, documentId]);
  const save = async () => setReport((await saveReport(tabId, documentId, health)) ? 'saved' : 'failed');
  return (
    <SiteUnfit
      site={siteName(health.adapter) ?? host}
      missing={health.missing}
      report={report}
      onSave={() => void save()}
    />
  );
}

function SwitchedOff({ url }: { url: string }) {
  const { remote } = useReading((store) => siteOffAt(store, url), [url], { keep: true });
  const { value } = remote;
  return value.state === 'ready' && value.value ? <SiteSwitchedOff {...value.value} /> : null;
}
