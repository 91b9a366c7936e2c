import type { Failure } from '../domain/result.ts';
import type { RecordConnection } from '../sources/source.ts';

/** What to look at where PartnerLens is registered, by the words of each system's own pages. */
const RENEWED_BY: Partial<Record<RecordConnection['system'], string>> = {
  salesforce:
    'In Salesforce, open the app that stands for PartnerLens, allow the scope refresh_token and untick “Require secret for Refresh Token Flow”; then try again.',
  dynamics:
    'In Microsoft Entra, register the redirect URIs as a single-page application and allow the scope offline_access; then try again.',
  zoho: 'In the API console of Zoho, look at the kind of client and its data centres; then sign in again and accept that PartnerLens may read while you are away.',
};

/** Why a sign-in is of no use: it would end within hours. `why` is what its server said. */
export function notRenewed(host: string, why: string, system: RecordConnection['system']): Failure {
  return {
    code: 'sign-in-not-renewed',
    message: `${host} let you sign in, but does not renew the sign-in by itself: ${why.replace(/\.$/, '')}.`,
    next:
      RENEWED_BY[system] ??
      'Where PartnerLens is registered, allow it to refresh its sign-in without a secret; then try again.',
  };
}
