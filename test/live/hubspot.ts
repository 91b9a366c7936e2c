import { hubspot } from '../../lib/sources/hubspot/source.ts';
import { blankConnection, checkLive, type LiveAccess } from './check-live.ts';

/** Checks a company's own account of HubSpot, which is named beside the token; see `checkLive`. */
export function checkHubspot(access: LiveAccess, tell: (line: string) => void): Promise<boolean> {
  const shown = ['server', 'scopes', 'accounts', 'look-ups', 'properties', 'clock'];
  const blank = { ...blankConnection(access.address), system: 'hubspot', account: access.account } as const;
  return checkLive({ source: hubspot, blank, shown }, access, tell);
}
