import type { Case } from '../../domain/activity.ts';
import type { Gate } from '../../domain/agreement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Fact } from '../../domain/fact.ts';

/** The gates among `agreed` that hold on a day. */
export function gatesHeld(
  agreed: readonly Gate[],
  facts: readonly Fact[],
  cases: readonly Case[],
  today: CalendarDate,
): Gate[] {
  return agreed.filter((gate) =>
    gate === 'certificate-expired' ? expired(facts, today).length > 0 : criticalCases(cases).length > 0,
  );
}

/** Certificates that have run out and that no later one of the same name and subject replaces. */
export function expired(facts: readonly Fact[], today: CalendarDate): Fact[] {
  const known = facts.filter((fact) => fact.kind === 'certificate' && fact.validFrom <= today);
  const holds = (fact: Fact) => fact.validTo === undefined || fact.validTo >= today;
  return known.filter(
    (fact) =>
      !holds(fact) &&
      !known.some((other) => other.label === fact.label && other.about === fact.about && holds(other)),
  );
}

/** Critical cases that are not resolved. */
export function criticalCases(cases: readonly Case[]): Case[] {
  return cases.filter((each) => each.priority === 'critical' && each.resolvedAt === undefined);
}
