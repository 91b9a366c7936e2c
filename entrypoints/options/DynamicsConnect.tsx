import { CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { DynamicsForm } from '../../components/sources/DynamicsForm.tsx';
import { t } from '../../lib/i18n/t.ts';
import { patternsOf } from '../../lib/surface/connections.ts';
import {
  dynamicsAddress,
  dynamicsDraft,
  type DynamicsForm as Form,
  isLogin,
  isNoOrganisation,
  isTenant,
} from '../../lib/surface/dynamics-draft.ts';
import { RedirectAddresses } from './RedirectAddresses.tsx';
import { useConnect } from './use-connect.ts';

/** What is wrong with what was entered, before anything is asked. */
function wrongIn(entered: Form) {
  if (isNoOrganisation(entered.address)) return t('dynamics.no-org');
  if (!isTenant(entered.tenant)) return t('dynamics.bad-tenant');
  return isLogin(entered.login) ? undefined : t('dynamics.bad-login');
}

/** Connects an organisation: what to register in Entra, the sign-in on its own page, the check. Once connected, it begins empty. */
export function DynamicsConnect({ onConnected }: { onConnected: (label: string) => void }) {
  const { turn, form, checked, connect } = useConnect(onConnected);
  const submit = (entered: Form) => {
    const wrong = wrongIn(entered);
    const at = dynamicsAddress(entered.address);
    const draft = () => dynamicsDraft(entered);
    const patterns = at && wrong === undefined ? patternsOf(draft().connection) : [];
    connect({ wrong, typed: entered.address, at, patterns, draft });
  };
  return (
    <>
      <DynamicsForm key={turn} {...form} callbacks={<RedirectAddresses />} onConnect={submit} />
      {checked ? <CheckSteps {...checked} /> : null}
    </>
  );
}
