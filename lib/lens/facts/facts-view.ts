import { daysBetween } from '../../domain/calendar-date.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Now } from '../../domain/workspace.ts';
import { factsOf } from '../../store/facts.ts';
import type { Store } from '../../store/open.ts';
import { partnerById } from '../../store/queries.ts';
import { headOf, type LensContext, originOf, readContext } from '../context.ts';
import { workspaceView } from '../workspace.ts';
import type { FactRow, FactState, FactsView } from './fact-views.ts';

/** So long before its last day a fact is said to run out soon, in days. */
const SOON_DAYS = 60;

/** What is on record about a partner from outside its orders; null when there is no such partner. */
export async function factsView(store: Store, partnerId: string, now: Now): Promise<FactsView | null> {
  const partner = await partnerById(store, partnerId);
  if (!partner) return null;
  const [context, { records }, workspace] = await Promise.all([
    readContext(store, now),
    factsOf(store, partnerId),
    workspaceView(store, now),
  ]);
  return { partner: headOf(partner), rows: factRows(records, context), today: now.today, workspace };
}

const ORDER: readonly FactState[] = ['expired', 'soon', 'holds', 'ahead', 'replaced'];

/** Facts as rows, what has run out first. What a partner is to us is no such fact. */
function factRows(facts: readonly Fact[], context: LensContext): FactRow[] {
  const said = facts.filter(({ kind }) => kind !== 'scored-as');
  const rows = said.map((fact): FactRow => {
    const { today } = context.now;
    const state = stateOf(fact, said, context);
    const daysLeft = fact.validTo === undefined ? null : daysBetween(today, fact.validTo);
    const origin = originOf({ sourceId: fact.source, fetchedAt: fact.notedAt }, context);
    // A fact holds until its own last day, however long ago it was noted.
    const stale = state === 'expired' || state === 'replaced';
    return { fact, state, daysLeft, origin: { ...origin, stale, confidence: stale ? 'medium' : 'high' } };
  });
  return rows.sort(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
      (a.fact.validTo ?? '9999').localeCompare(b.fact.validTo ?? '9999') ||
      a.fact.label.localeCompare(b.fact.label),
  );
}

function stateOf(fact: Fact, facts: readonly Fact[], { now: { today } }: LensContext): FactState {
  if (fact.validFrom > today) return 'ahead';
  if (fact.validTo === undefined || fact.validTo >= today) {
    const soon = fact.validTo !== undefined && daysBetween(today, fact.validTo) <= SOON_DAYS;
    return soon && !facts.some((other) => follows(other, fact)) ? 'soon' : 'holds';
  }
  return facts.some((other) => follows(other, fact) && other.validFrom <= today) ? 'replaced' : 'expired';
}

/** Whether one fact says the same kind of thing as another, for longer. */
function follows(other: Fact, fact: Fact): boolean {
  const isSame = other.kind === fact.kind && other.label === fact.label && other.about === fact.about;
  return isSame && other.id !== fact.id && (other.validTo ?? '9999') > (fact.validTo ?? '9999');
}
