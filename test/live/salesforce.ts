import { salesforce } from '../../lib/sources/salesforce/source.ts';
import { blankConnection, checkLive, type LiveAccess } from './check-live.ts';

/** Checks a company's own org of Salesforce; see `checkLive`. */
export function checkSalesforce(access: LiveAccess, tell: (line: string) => void): Promise<boolean> {
  const shown = ['server', 'accounts', 'look-ups', 'order-number', 'limit', 'clock'];
  const blank = {
    ...blankConnection(access.address),
    system: 'salesforce',
    version: 'v0.0',
    company: '',
  } as const;
  return checkLive({ source: salesforce, blank, shown }, access, tell);
}
