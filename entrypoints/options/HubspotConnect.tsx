import { useState } from 'preact/hooks';
import { CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { HubspotForm } from '../../components/sources/HubspotForm.tsx';
import { t } from '../../lib/i18n/t.ts';
import { connectSystem } from '../../lib/surface/connect-system.ts';
import {
  type HubspotForm as Form,
  hubspotAddress,
  hubspotDraft,
  isAccountId,
  READ_SCOPES,
} from '../../lib/surface/hubspot-draft.ts';
import { hearSystem } from './follow-check.ts';
import { useCheck } from './use-check.ts';

/** Connects a HubSpot account: what to make there, its token, the check. Once connected, it begins empty. */
export function HubspotConnect({ onConnected }: { onConnected: (label: string) => void }) {
  const { problem, checked, busy, run } = useCheck();
  const [turn, setTurn] = useState(0);
  const [noAccount, setNoAccount] = useState(false);
  const submit = (form: Form) => {
    setNoAccount(!isAccountId(form.account));
    if (!isAccountId(form.account)) return;
    run(
      { typed: form.address, at: hubspotAddress(form.address), isApart: true },
      (_, onStep) => connectSystem(hubspotDraft(form), hearSystem(onStep)),
      () => {
        setTurn(turn + 1);
        onConnected(hubspotDraft(form).connection.label);
      },
    );
  };
  return (
    <>
      <HubspotForm
        key={turn}
        busy={busy}
        problem={noAccount ? t('hubspot.bad-account') : problem}
        scopes={READ_SCOPES}
        onConnect={submit}
      />
      {checked ? <CheckSteps {...checked} /> : null}
    </>
  );
}
