import type { Gate } from '../../domain/agreement.ts';
import { daysBetween } from '../../domain/calendar-date.ts';
import { criticalCases, expired, expiring } from '../../kpi/scorecard/gates.ts';
import { type LensContext, noOrigin, oldestOrigin, originOf } from '../context.ts';
import type { Relationship } from './relationship.ts';
import type { ExpiringView, GateView } from './scorecard-views.ts';

/** How long before a certificate runs out it is told, in days. */
const WARN_DAYS = 60;

/** A gate that holds, with what closes it. */
export function gateView(
  gate: Gate,
  facts: Relationship['facts'],
  cases: Relationship['cases'],
  context: LensContext,
): GateView {
  const closing =
    gate === 'certificate-expired'
      ? expired(facts, context.now.today).map(({ label, source, notedAt }) => ({
          name: label,
          origin: originOf({ sourceId: source, fetchedAt: notedAt }, context),
        }))
      : criticalCases(cases).map(({ number, provenance }) => ({
          name: number,
          origin: originOf(provenance, context),
        }));
  const origin = oldestOrigin(closing.map((each) => each.origin)) ?? noOrigin;
  return { gate, because: closing.map(({ name }) => name), origin };
}

/** Certificates that will close the gate soon. */
export function expiringViews(facts: Relationship['facts'], context: LensContext): ExpiringView[] {
  const { today } = context.now;
  return expiring(facts, today, WARN_DAYS).map(({ label, validTo, source, notedAt }) => ({
    name: label,
    validTo,
    days: daysBetween(today, validTo),
    origin: originOf({ sourceId: source, fetchedAt: notedAt }, context),
  }));
}
