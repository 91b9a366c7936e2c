import { type CalendarDate, dayOfInstant, daysBetween } from '../domain/calendar-date.ts';
import type { OrderLine } from '../domain/order.ts';
import type { Partner } from '../domain/partner.ts';
import type { Provenance } from '../domain/provenance.ts';
import type { Now } from '../domain/workspace.ts';
import type { OtifTolerance } from '../kpi/otif.ts';
import { readPolicy } from '../policy/policy.ts';
import type { Policy } from '../policy/settings.ts';
import type { Store } from '../store/open.ts';
import { type LineNotes, readLineNotes } from './silence/line-notes.ts';
import { type FactsByJob, factsOf, readSourceFacts } from './source-facts.ts';
import type { StatusRules } from './status.ts';
import type { Origin, PartnerHead } from './views.ts';

/** What every view needs beside the records: the day, the settings, and what each source records. */
export interface LensContext {
  now: Now;
  policy: Policy;
  facts: FactsByJob;
  /** What the tolerances in `policy` were agreed by; absent: they are the company's. */
  agreed?: { version: number; from: CalendarDate };
  /** What people said and did about lines; absent where nobody asked for it. */
  notes?: LineNotes;
}

export async function readContext(store: Store, now: Now): Promise<LensContext> {
  const [policy, facts, notes] = await Promise.all([
    readPolicy(store),
    readSourceFacts(store),
    readLineNotes(store),
  ]);
  return { now, policy, facts, notes };
}

export function rulesFor(line: OrderLine, context: LensContext): StatusRules {
  const { acknowledgements, despatch } = factsOf(line, context.facts);
  return {
    acknowledgements,
    despatch,
    under: context.policy['otif.under'],
    dueSoonDays: context.policy['risk.dueSoonDays'],
    acknowledgeWithin: context.policy['acknowledgement.workingDays'],
  };
}

export function toleranceOf(policy: Policy): OtifTolerance {
  return {
    late: policy['otif.lateDays'],
    early: policy['otif.earlyDays'],
    under: policy['otif.under'],
    over: policy['otif.over'],
  };
}

const MS_PER_DAY = 86_400_000;

/**
 * True when a record is older than the limit. A replay shows a past day, so its records are only too old when they were
 * fetched that long before that day.
 */
export function isStale(fetchedAt: number, now: Now, policy: Policy): boolean {
  const limit = policy['data.staleAfterDays'];
  if (!now.replay) return now.instant - fetchedAt > limit * MS_PER_DAY;
  return daysBetween(dayOfInstant(fetchedAt), now.today) > limit;
}

/** The day up to which a record tells how things stand: today, or where it is past its limit the day it was read. */
export function lastKnownDay(
  { provenance }: Pick<OrderLine, 'provenance'>,
  context: LensContext,
): CalendarDate {
  const { today } = context.now;
  if (!isStale(provenance.fetchedAt, context.now, context.policy)) return today;
  const read = dayOfInstant(provenance.fetchedAt);
  return read < today ? read : today;
}

/** Origin of one record: a stale one counts for less; least, one whose number is shared with other partners. */
export function originOf(
  provenance: Pick<Provenance, 'sourceId' | 'fetchedAt'>,
  context: LensContext,
  shared = false,
): Origin {
  const stale = isStale(provenance.fetchedAt, context.now, context.policy);
  const confidence = confidenceOf(stale, shared);
  return { sourceId: provenance.sourceId, fetchedAt: provenance.fetchedAt, stale, confidence };
}

/** How far a fact may be trusted: by its age, and by whether it was found under a number that is not its own alone. */
export function confidenceOf(stale: boolean, shared = false): Origin['confidence'] {
  if (shared) return 'low';
  return stale ? 'medium' : 'high';
}

/** Of what no record stands behind. */
export const noOrigin: Origin = { sourceId: '', fetchedAt: 0, stale: false, confidence: 'low' };

/** The oldest of several origins: what rests on all of them is no fresher. Null for none. */
export function oldestOrigin(origins: Iterable<Origin>): Origin | null {
  let oldest: Origin | null = null;
  for (const origin of origins) if (oldest === null || origin.fetchedAt < oldest.fetchedAt) oldest = origin;
  return oldest;
}

export function headOf(partner: Partner): PartnerHead {
  const { id, name, roles, owner, city, country, numbers, domains, contacts } = partner;
  return { id, name, roles, owner, city, country, numbers, domains, contacts };
}

/** Partners by id. */
export type Partners = Map<string, Partner>;

/** A partner's head; an id that no partner record has (its file was removed) stands for itself. */
export function headOfId(id: string, partners: Partners): PartnerHead {
  const partner = partners.get(id);
  return partner ? headOf(partner) : { id, name: id, roles: [], numbers: [], domains: [], contacts: [] };
}

/** Why a partner is not scored: our own sites are not, nor is who delivers nothing. Null for suppliers. */
export function notScored(partner: Partner): 'own-site' | 'not-a-supplier' | null {
  if (partner.roles.includes('own-site')) return 'own-site';
  return partner.roles.includes('supplier') ? null : 'not-a-supplier';
}
