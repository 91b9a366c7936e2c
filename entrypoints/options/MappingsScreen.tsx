import { useState } from 'preact/hooks';
import { type MappingEntry, MappingsPage } from '../../components/options/MappingsPage.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { managedMappings } from '../../lib/policy/policy.ts';
import { listMappings, putMappings, removeMapping } from '../../lib/store/mappings.ts';
import type { Store } from '../../lib/store/open.ts';
import { download } from '../../lib/surface/download.ts';
import { mappingsToJson, readMappingFile } from '../../lib/surface/mapping-file.ts';
import { failureOf, surfaceStore } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** How long a removal can be undone. */
const UNDO_MS = 10_000;

/** Mappings: remembered, named, removed, taken in and handed out as files. */
export function MappingsScreen() {
  const { remote, again } = useReading(readMappings, []);
  const [removed, setRemoved] = useState<MappingEntry>();
  const [taken, setTaken] = useState<{ count: number } | { failure: Failure }>();
  const fail = (error: unknown) => setTaken({ failure: failureOf(error) });
  const remove = (entry: MappingEntry) => {
    void change((store) => removeMapping(store, entry.signature)).then(() => {
      setTaken(undefined);
      setRemoved(entry);
      setTimeout(() => setRemoved((now) => (now === entry ? undefined : now)), UNDO_MS);
    }, fail);
  };
  const undo = () => {
    if (removed)
      void change((store) => putMappings(store, [removed])).then(() => setRemoved(undefined), fail);
  };
  const take = async (file: File) => {
    const saved = await readMappingFile(file);
    await change((store) => putMappings(store, saved));
    setTaken({ count: saved.length });
  };
  return (
    <RemoteView remote={remote.value} rows={3} onRetry={again}>
      {({ mappings, fromPolicy }) => (
        <MappingsPage
          mappings={mappings}
          fromPolicy={fromPolicy}
          removed={removed}
          taken={taken}
          onRename={(entry, name) =>
            void change((store) => putMappings(store, [named(entry, name)])).catch(fail)
          }
          onRemove={remove}
          onUndo={undo}
          onExport={(entries) => save(entries)}
          onImport={(file) => void take(file).catch(fail)}
        />
      )}
    </RemoteView>
  );
}

async function readMappings(store: Store) {
  const [mappings, managed] = await Promise.all([listMappings(store), managedMappings(store)]);
  return { mappings, fromPolicy: managed.length };
}

async function change(act: (store: Store) => Promise<void>): Promise<void> {
  await act(await surfaceStore());
}

function named({ signature, mapping }: MappingEntry, name: string): MappingEntry {
  return { signature, mapping: { ...mapping, name: name || undefined } };
}

function save(entries: MappingEntry[]): void {
  const name = entries.length === 1 ? (entries[0]?.mapping.name ?? 'mapping') : 'mappings';
  download(
    `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.json`,
    new Blob([mappingsToJson(entries.map(({ mapping }) => mapping))], { type: 'application/json' }),
  );
}
