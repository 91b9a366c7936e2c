import type { WhoView } from './who-views.ts';

/** True where the first candidate is the partner without a question: of the sender, or of whom our own company wrote to. */
export function isSettled({ standing, certain }: WhoView): boolean {
  return standing === 'known' || (standing === 'own' && certain === true);
}
