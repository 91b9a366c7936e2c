import type { WhoView } from '../../lib/lens/mail/who/who-views.ts';

/** True where the first candidate is the partner without a question. */
export function isSettled({ standing, certain }: WhoView): boolean {
  return standing === 'known' || (standing === 'own' && certain === true);
}
