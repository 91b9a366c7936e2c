import { CheckSteps } from '../../components/sources/CheckSteps.tsx';
import { ZohoForm } from '../../components/sources/ZohoForm.tsx';
import { CENTRES, type ZohoForm as Form, zohoDraft, zohoPlaces } from '../../lib/surface/zoho-draft.ts';
import { RedirectAddresses } from './RedirectAddresses.tsx';
import { useConnect } from './use-connect.ts';

/** Connects an organisation of Zoho CRM: what to register, the sign-in on Zoho's own page, the check. Once connected, it begins empty. */
export function ZohoConnect({ onConnected }: { onConnected: (label: string) => void }) {
  const { turn, form, checked, connect } = useConnect(onConnected);
  const submit = (entered: Form) => {
    const at = zohoPlaces(entered);
    const patterns = at?.patterns ?? [];
    connect({ typed: entered.address, at, patterns, isApart: true, draft: () => zohoDraft(entered) });
  };
  return (
    <>
      <ZohoForm key={turn} {...form} centres={CENTRES} callbacks={<RedirectAddresses />} onConnect={submit} />
      {checked ? <CheckSteps {...checked} /> : null}
    </>
  );
}
