import { CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { SalesforceForm } from '../../components/sources/SalesforceForm.tsx';
import { t } from '../../lib/i18n/t.ts';
import {
  type SalesforceForm as Form,
  isLoginHost,
  salesforceAddress,
  salesforceDraft,
} from '../../lib/surface/salesforce-draft.ts';
import { RedirectAddresses } from './RedirectAddresses.tsx';
import { useConnect } from './use-connect.ts';

/** Connects a Salesforce org: what to register there, the sign-in on its own page, the check. Once connected, it begins empty. */
export function SalesforceConnect({ onConnected }: { onConnected: (label: string) => void }) {
  const { turn, form, checked, connect } = useConnect(onConnected);
  const submit = (entered: Form) =>
    connect({
      wrong: isLoginHost(entered.address) ? t('salesforce.login-host') : undefined,
      typed: entered.address,
      at: salesforceAddress(entered.address),
      draft: () => salesforceDraft(entered),
    });
  return (
    <>
      <SalesforceForm key={turn} {...form} callbacks={<RedirectAddresses />} onConnect={submit} />
      {checked ? <CheckSteps {...checked} /> : null}
    </>
  );
}
