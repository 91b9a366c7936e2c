import { dynamics } from '../../lib/sources/dynamics/source.ts';
import { blankConnection, checkLive, type LiveAccess } from './check-live.ts';

/** Checks a company's own organisation of Dynamics 365; see `checkLive`. */
export function checkDynamics(access: LiveAccess, tell: (line: string) => void): Promise<boolean> {
  const shown = ['server', 'accounts', 'look-ups', 'properties', 'deletions', 'field-service', 'clock'];
  const blank = {
    ...blankConnection(access.address),
    system: 'dynamics',
    company: '',
    currency: '',
  } as const;
  return checkLive({ source: dynamics, blank, shown }, access, tell);
}
