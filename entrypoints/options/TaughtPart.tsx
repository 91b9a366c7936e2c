import { useState } from 'preact/hooks';
import { TaughtSites } from '../../components/options/TaughtSites.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import type { TaughtSite } from '../../lib/domain/taught-site.ts';
import { managedTaughtSites } from '../../lib/policy/taught-sites.ts';
import type { Store } from '../../lib/store/open.ts';
import { listTaughtSites, putTaughtSites, removeTaughtSite } from '../../lib/store/taught-sites.ts';
import { askFromPanel } from '../../lib/surface/ask.ts';
import { download } from '../../lib/surface/download.ts';
import { failureOf, surfaceStore } from '../../lib/surface/reading.ts';
import { readTaughtFile, taughtToJson } from '../../lib/surface/taught-file.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** Taught portals: listed, handed on as files, taken in, removed. */
export function TaughtPart() {
  const { remote, again } = useReading(readTaught, []);
  const [removed, setRemoved] = useState<TaughtSite>();
  const [taken, setTaken] = useState<{ count: number } | { failure: Failure }>();
  const fail = (error: unknown) => setTaken({ failure: failureOf(error) });
  const remove = (site: TaughtSite) => {
    void change((store) => removeTaughtSite(store, site.id)).then(() => {
      setTaken(undefined);
      setRemoved(site);
    }, fail);
  };
  const undo = () => {
    if (removed)
      void change((store) => putTaughtSites(store, [removed])).then(() => setRemoved(undefined), fail);
  };
  const take = async (file: File) => {
    const sites = await readTaughtFile(file);
    await change((store) => putTaughtSites(store, sites));
    setRemoved(undefined);
    setTaken({ count: sites.length });
  };
  return (
    <RemoteView remote={remote.value} rows={2} onRetry={again}>
      {({ sites, fromPolicy }) => (
        <TaughtSites
          sites={sites}
          fromPolicy={fromPolicy}
          removed={removed}
          taken={taken}
          onRemove={remove}
          onUndo={undo}
          onFinal={() => setRemoved(undefined)}
          onExport={save}
          onImport={(file) => void take(file).catch(fail)}
        />
      )}
    </RemoteView>
  );
}

async function readTaught(store: Store) {
  const [sites, managed] = await Promise.all([listTaughtSites(store), managedTaughtSites(store)]);
  return { sites, fromPolicy: managed.length };
}

/** After each change the scripts of sites run where they are wanted now. */
async function change(act: (store: Store) => Promise<void>): Promise<void> {
  await act(await surfaceStore());
  await askFromPanel('sitesChanged', {});
}

function save(site: TaughtSite): void {
  download(
    `${site.name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.json`,
    new Blob([taughtToJson([site])], { type: 'application/json' }),
  );
}
