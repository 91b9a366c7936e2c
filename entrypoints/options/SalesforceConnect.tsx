import { useState } from 'preact/hooks';
import { Callbacks } from '../../components/sources/Callbacks.tsx';
import { CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { SalesforceForm } from '../../components/sources/SalesforceForm.tsx';
import { t } from '../../lib/i18n/t.ts';
import { connectSystem } from '../../lib/surface/connect-system.ts';
import {
  type SalesforceForm as Form,
  isLoginHost,
  salesforceAddress,
  salesforceDraft,
} from '../../lib/surface/salesforce-draft.ts';
import { otherRedirect, redirectAddress } from '../../lib/surface/sign-in.ts';
import { hearSystem } from './follow-check.ts';
import { useCheck } from './use-check.ts';

/** Connects a Salesforce org: what to register there, the sign-in on its own page, the check. Once connected, it begins empty. */
export function SalesforceConnect({ onConnected }: { onConnected: (label: string) => void }) {
  const { problem, checked, busy, run } = useCheck();
  const [turn, setTurn] = useState(0);
  const [noOrg, setNoOrg] = useState(false);
  const submit = (form: Form) => {
    setNoOrg(isLoginHost(form.address));
    if (isLoginHost(form.address)) return;
    run(
      { typed: form.address, at: salesforceAddress(form.address) },
      (_, onStep) => connectSystem(salesforceDraft(form), hearSystem(onStep)),
      (_, { host }) => {
        setTurn(turn + 1);
        onConnected(form.label.trim() || host);
      },
    );
  };
  const own = redirectAddress();
  return (
    <>
      <SalesforceForm
        key={turn}
        busy={busy}
        problem={noOrg ? t('salesforce.login-host') : problem}
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
