import { useCallback, useState } from 'preact/hooks';
import { AddressesForm } from '../../components/options/AddressesForm.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { readOwnAddresses, saveOwnAddresses } from '../../lib/policy/own-addresses.ts';
import { askFromPanel } from '../../lib/surface/ask.ts';
import { failureOf, surfaceStore } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** The person's own mail addresses. */
export function OwnAddresses() {
  const { remote } = useReading(readOwnAddresses, [], { of: ['settings'] });
  const [before, setBefore] = useState<readonly string[]>();
  const [failure, setFailure] = useState<Failure>();
  const onFinal = useCallback(() => setBefore(undefined), []);
  const shown = remote.value;
  if (shown.state === 'loading') return null;
  if (shown.state === 'failed') return <FailureNote failure={shown.failure} />;
  const save = async (addresses: readonly string[]) => {
    await saveOwnAddresses(await surfaceStore(), addresses);
    setBefore(before ? undefined : shown.value);
    await askFromPanel('recordsChanged', {});
  };
  return (
    <>
      {failure ? <FailureNote failure={failure} /> : null}
      <AddressesForm
        addresses={shown.value}
        before={before}
        onSave={(addresses) => {
          setFailure(undefined);
          void save(addresses).catch((error: unknown) => setFailure(failureOf(error)));
        }}
        onFinal={onFinal}
      />
    </>
  );
}
