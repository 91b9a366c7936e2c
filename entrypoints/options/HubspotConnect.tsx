import { CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { HubspotForm } from '../../components/sources/HubspotForm.tsx';
import { t } from '../../lib/i18n/t.ts';
import {
  type HubspotForm as Form,
  hubspotAddress,
  hubspotDraft,
  isAccountId,
  READ_SCOPES,
} from '../../lib/surface/hubspot-draft.ts';
import { useConnect } from './use-connect.ts';

/** Connects a HubSpot account: what to make there, its token, the check. Once connected, it begins empty. */
export function HubspotConnect({ onConnected }: { onConnected: (label: string) => void }) {
  const { turn, form, checked, connect } = useConnect(onConnected);
  const submit = (entered: Form) =>
    connect({
      wrong: isAccountId(entered.account) ? undefined : t('hubspot.bad-account'),
      typed: entered.address,
      at: hubspotAddress(entered.address),
      isApart: true,
      draft: () => hubspotDraft(entered),
    });
  return (
    <>
      <HubspotForm key={turn} {...form} scopes={READ_SCOPES} onConnect={submit} />
      {checked ? <CheckSteps {...checked} /> : null}
    </>
  );
}
