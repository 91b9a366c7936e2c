import type { Case } from '../../domain/activity.ts';
import type { Gate } from '../../domain/agreement.ts';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
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
  const known = certificates(facts, today);
  return known.filter(
    (fact) => !holds(fact, today) && !known.some((other) => isSame(other, fact) && holds(other, today)),
  );
}

/** Certificates that hold and run out within so many days, and that no later one replaces; the first to run out first. */
export function expiring(
  facts: readonly Fact[],
  today: CalendarDate,
  days: number,
): (Fact & { validTo: CalendarDate })[] {
  const last = addDays(today, days);
  const known = certificates(facts, last);
  return known
    .filter((fact): fact is Fact & { validTo: CalendarDate } => {
      const runsOut = fact.validTo !== undefined && holds(fact, today) && !holds(fact, last);
      return runsOut && !known.some((other) => isSame(other, fact) && holds(other, last));
    })
    .sort((a, b) => (a.validTo < b.validTo ? -1 : 1));
}

function certificates(facts: readonly Fact[], day: CalendarDate): Fact[] {
  return facts.filter((fact) => fact.kind === 'certificate' && fact.validFrom <= day);
}

function holds(fact: Fact, day: CalendarDate): boolean {
  return fact.validTo === undefined || fact.validTo >= day;
}

function isSame(one: Fact, other: Fact): boolean {
  return one.label === other.label && one.about === other.about;
}

/** Critical cases that are not resolved. */
export function criticalCases(cases: readonly Case[]): Case[] {
  return cases.filter((each) => each.priority === 'critical' && each.resolvedAt === undefined);
}
