import { useState } from 'preact/hooks';
import { Callbacks } from '../../components/sources/Callbacks.tsx';
import { CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { ZohoForm } from '../../components/sources/ZohoForm.tsx';
import { connectSystem } from '../../lib/surface/connect-system.ts';
import { otherRedirect, redirectAddress } from '../../lib/surface/sign-in.ts';
import { CENTRES, type ZohoForm as Form, zohoDraft, zohoPlaces } from '../../lib/surface/zoho-draft.ts';
import { hearSystem } from './follow-check.ts';
import { useCheck } from './use-check.ts';

/** Connects an organisation of Zoho CRM: what to register, the sign-in on Zoho's own page, the check. Once connected, it begins empty. */
export function ZohoConnect({ onConnected }: { onConnected: (label: string) => void }) {
  const { problem, checked, busy, run } = useCheck();
  const [turn, setTurn] = useState(0);
  const submit = (form: Form) => {
    const at = zohoPlaces(form);
    run(
      { typed: form.address, at, patterns: at?.patterns ?? [], isApart: true },
      (_, onStep) => connectSystem(zohoDraft(form), hearSystem(onStep)),
      () => {
        setTurn(turn + 1);
        onConnected(zohoDraft(form).connection.label);
      },
    );
  };
  const own = redirectAddress();
  return (
    <>
      <ZohoForm
        key={turn}
        busy={busy}
        problem={problem}
        centres={CENTRES}
        callbacks={
          <Callbacks
            own={own}
            other={otherRedirect(own)}
            onCopy={(text) => navigator.clipboard.writeText(text)}
          />
        }
        onConnect={submit}
      />
      {checked ? <CheckSteps {...checked} /> : null}
    </>
  );
}
