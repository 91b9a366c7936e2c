import { headerAuth } from '../../lib/sources/http/auth.ts';
import { zoho } from '../../lib/sources/zoho/source.ts';
import { blankConnection, checkLive, type LiveAccess } from './check-live.ts';

/** Checks a company's own organisation of Zoho CRM, at the address of its data centre; see `checkLive`. */
export function checkZoho(access: LiveAccess, tell: (line: string) => void): Promise<boolean> {
  const shown = [
    'server',
    'accounts',
    'names',
    'lines',
    'campaigns',
    'look-ups',
    'order-number',
    'credits',
    'clock',
  ];
  const own = { system: 'zoho', org: '', company: '', names: {} } as const;
  const blank = { ...blankConnection(access.address), ...own };
  const auth = headerAuth('authorization', `Zoho-oauthtoken ${access.token}`);
  return checkLive({ source: zoho, blank, shown, auth, daily: true }, access, tell);
}
