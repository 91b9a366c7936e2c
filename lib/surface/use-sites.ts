import { useEffect, useState } from 'preact/hooks';
import { allowedPatterns, onSitesChange } from './sites.ts';

/** The sites that are switched on, kept current; undefined until the browser answered. */
export function useSites(): string[] | undefined {
  const [sites, setSites] = useState<string[]>();
  useEffect(() => {
    const read = () => void allowedPatterns().then(setSites);
    read();
    return onSitesChange(read);
  }, []);
  return sites;
}
