import { useState } from 'preact/hooks';
import { Callbacks } from '../../components/sources/Callbacks.tsx';
import { CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { DynamicsForm } from '../../components/sources/DynamicsForm.tsx';
import { t } from '../../lib/i18n/t.ts';
import { connectSystem } from '../../lib/surface/connect-system.ts';
import { patternsOf } from '../../lib/surface/connections.ts';
import {
  dynamicsAddress,
  dynamicsDraft,
  type DynamicsForm as Form,
  isLogin,
  isNoOrganisation,
  isTenant,
} from '../../lib/surface/dynamics-draft.ts';
import { otherRedirect, redirectAddress } from '../../lib/surface/sign-in.ts';
import { hearSystem } from './follow-check.ts';
import { useCheck } from './use-check.ts';

/** What is wrong with what was entered, before anything is asked. */
function wrongIn(form: Form) {
  if (isNoOrganisation(form.address)) return t('dynamics.no-org');
  if (!isTenant(form.tenant)) return t('dynamics.bad-tenant');
  return isLogin(form.login) ? undefined : t('dynamics.bad-login');
}

/** Connects an organisation: what to register in Entra, the sign-in on its own page, the check. Once connected, it begins empty. */
export function DynamicsConnect({ onConnected }: { onConnected: (label: string) => void }) {
  const { problem, checked, busy, run } = useCheck();
  const [turn, setTurn] = useState(0);
  const [wrong, setWrong] = useState<string>();
  const submit = (form: Form) => {
    const found = wrongIn(form);
    setWrong(found);
    if (found !== undefined) return;
    const at = dynamicsAddress(form.address);
    const patterns = at ? patternsOf(dynamicsDraft(form).connection) : [];
    run(
      { typed: form.address, at, patterns },
      (_, onStep) => connectSystem(dynamicsDraft(form), hearSystem(onStep)),
      (_, { host }) => {
        setTurn(turn + 1);
        onConnected(form.label.trim() || host);
      },
    );
  };
  const own = redirectAddress();
  return (
    <>
      <DynamicsForm
        key={turn}
        busy={busy}
        problem={wrong ?? problem}
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
