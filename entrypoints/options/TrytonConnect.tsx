import { CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { TrytonForm } from '../../components/sources/TrytonForm.tsx';
import { connectionAddress } from '../../lib/surface/connections.ts';
import { type TrytonForm as Form, trytonDraft } from '../../lib/surface/tryton-draft.ts';
import { useConnect } from './use-connect.ts';

/** Connects a Tryton: its address and a user of it, the check. Once connected, it begins empty. */
export function TrytonConnect({ onConnected }: { onConnected: (label: string) => void }) {
  const { turn, form, checked, connect } = useConnect(onConnected);
  const submit = (entered: Form) =>
    connect({
      typed: entered.address,
      at: connectionAddress(entered.address),
      draft: () => trytonDraft(entered),
    });
  return (
    <>
      <TrytonForm key={turn} {...form} onConnect={submit} />
      {checked ? <CheckSteps {...checked} /> : null}
    </>
  );
}
