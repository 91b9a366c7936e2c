import { useState } from 'preact/hooks';
import { SitesPage } from '../../components/options/SitesPage.tsx';
import { t } from '../../lib/i18n/t.ts';
import { allowSite, parseAddress, removeSite, sitePattern } from '../../lib/surface/sites.ts';
import { useSites } from '../../lib/surface/use-sites.ts';

/** Sites: the browser's own permissions, added and taken back by hand. */
export function SitesScreen() {
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
    <SitesPage sites={sites} problem={problem} onAdd={add} onRemove={(pattern) => void removeSite(pattern)} />
  );
}
