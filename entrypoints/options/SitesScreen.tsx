import { useState } from 'preact/hooks';
import { SitesPage } from '../../components/options/SitesPage.tsx';
import { t } from '../../lib/i18n/t.ts';
import type { WorkspaceView } from '../../lib/lens/views.ts';
import { allowSite, parseAddress, removeSite, sitePattern } from '../../lib/surface/sites.ts';
import { useSites } from '../../lib/surface/use-sites.ts';
import { ContactsPart } from './ContactsPart.tsx';
import { SendersPart } from './SendersPart.tsx';
import { Start } from './Start.tsx';
import { TaughtPart } from './TaughtPart.tsx';

/** Sites: the browser's own permissions, added and taken back by hand. */
export function SitesScreen({ workspace }: { workspace: WorkspaceView | null }) {
  const sites = useSites();
  const [problem, setProblem] = useState<string>();
  const add = (address: string) => {
    const url = parseAddress(address);
    const pattern = url ? sitePattern(url.href) : null;
    if (!url || !pattern) {
      setProblem(t(url ? 'sites.insecure' : 'sites.bad-address'));
      return;
    }
    setProblem(undefined);
    void allowSite(pattern).then((given) => {
      if (!given) setProblem(t('sites.refused', { site: url.host }));
    });
  };
  return (
    <>
      <Start workspace={workspace} />
      <SitesPage
        sites={sites}
        problem={problem}
        onAdd={add}
        onRemove={(pattern) => void removeSite(pattern)}
      />
      <TaughtPart />
      <SendersPart />
      <ContactsPart />
    </>
  );
}
