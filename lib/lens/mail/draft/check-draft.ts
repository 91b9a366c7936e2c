import type { Draft, DraftFact } from '../../../domain/draft.ts';
import type { Mention } from '../../../domain/mention.ts';
import type { Partner } from '../../../domain/partner.ts';
import type { Now } from '../../../domain/workspace.ts';
import type { Store } from '../../../store/open.ts';
import { haveOrders, partnersByIds } from '../../../store/queries.ts';
import { type LensContext, oldestOrigin, readContext } from '../../context.ts';
import { findMatches } from '../../match/find-matches.ts';
import type { Match, OrderPart, Reading } from '../../match/match.ts';
import { checkPrice, checkQuantity } from './check-amounts.ts';
import { checkDate, type Judged, type Verdict } from './check-dates.ts';
import {
  checkCompanyNumbers,
  checkContacts,
  checkDisputes,
  checkOrderOwners,
  originOfPart,
} from './check-people.ts';
import type { DraftFinding, DraftView, FindingOrder } from './draft-views.ts';
import { areCustomers, type Recipients, readRecipients } from './recipients.ts';
import { firstSaid, saidDays } from './said-days.ts';
import { type Named, namedIn, type Target, targetsOf } from './targets.ts';

/** So many findings are shown of one draft. */
const MOST_FINDINGS = 20;

/**
 * Holds what a draft says against the records: dates, quantities and prices of the orders that it names, whom it goes to, and
 * what is open with them. Warns only of what is certain; it is advice and holds nothing back.
 */
export async function checkDraft(store: Store, draft: Draft, now: Now): Promise<DraftView> {
  const context = await readContext(store, now);
  const [matches, recipients] = await Promise.all([
    matchesOf(store, draft, context),
    readRecipients(store, draft),
  ]);
  settle(matches, recipients);
  const readings = distinct([...matches.values()]);
  const named = namedIn(draft, matches);
  const ids = [...matches.values()].flatMap((match) => (match?.kind === 'partner' ? [match.partnerId] : []));
  const partners = await partnersByIds(store, [...ids, ...readings.map(({ partnerId }) => partnerId)]);
  const facts = checkFacts(named, recipients, context);
  // Who has no order, a carrier perhaps, gets that of somebody else on purpose.
  const trades =
    readings.length > 0 &&
    (await haveOrders(
      store,
      recipients.partners.map(({ id }) => id),
    ));
  const trading = { ...recipients, known: recipients.known && trades };
  const nameOf = (id: string) => partners.get(id)?.name ?? id;
  const findings = [
    ...checkOrderOwners(readings, trading, collectedIn(draft, matches), nameOf, context),
    ...facts.findings,
    ...checkCompanyNumbers(numbersOf(draft, matches), readings, recipients, partners, context),
    ...checkContacts(recipients, context),
    ...(draft.facts.length > 0 ? await checkDisputes(store, recipients, context) : []),
  ].slice(0, MOST_FINDINGS);
  const origin = oldestOrigin([
    ...readings.flatMap(({ parts }) => parts.map((part) => originOfPart(part, context))),
    ...findings.map((finding) => finding.origin),
  ]);
  return {
    key: draft.key,
    state: findings.length > 0 ? 'differs' : facts.compared > 0 && !draft.cut ? 'ok' : 'unknown',
    findings,
    compared: facts.compared,
    orders: ordersOf(readings, partners),
    cut: draft.cut,
    ...(origin ? { origin } : {}),
    today: now.today,
  };
}

/** What each number of the draft stands for, under the index of its fact. */
async function matchesOf(
  store: Store,
  { facts }: Draft,
  context: LensContext,
): Promise<Map<number, Match | null>> {
  const numbers = facts.flatMap((fact, at) => (fact.what === 'number' ? [{ fact, at }] : []));
  const mentions = numbers.map(
    ({ fact: { keys, kind, raw, labelled }, at }): Mention => ({ mark: at, keys, kind, raw, labelled }),
  );
  const matches = await findMatches(store, mentions, undefined, context);
  return new Map(numbers.map(({ at }, index) => [at, matches[index] ?? null]));
}

/** A number of several partners is that of the one whom the message goes to. */
function settle(matches: Map<number, Match | null>, { partners }: Recipients): void {
  const ids = new Set(partners.map(({ id }) => id));
  for (const [at, match] of matches) {
    if (match?.kind !== 'ambiguous' || match.items.length > 0) continue;
    const [only, ...more] = match.readings.filter(({ partnerId }) => ids.has(partnerId));
    if (only && more.length === 0)
      matches.set(at, { kind: 'lines', key: match.key, reading: only, shared: true });
  }
}

/** The orders that a draft names, each once. */
function distinct(matches: readonly (Match | null)[]): Reading[] {
  const byOrder = new Map<string, Reading>();
  for (const match of matches) {
    if (match?.kind !== 'lines') continue;
    const { reading } = match;
    const id = `${reading.meaning === 'sales-order'} ${reading.parts.map(({ order }) => order.id).join('\n')}`;
    if (!byOrder.has(id)) byOrder.set(id, reading);
  }
  return [...byOrder.values()];
}

/** The orders whose goods somebody is told to collect. */
function collectedIn({ facts }: Draft, matches: ReadonlyMap<number, Match | null>): Set<string> {
  const found = [...matches].filter(([at]) => facts[at]?.topic === 'other');
  return new Set(
    found.flatMap(([, match]) =>
      match?.kind === 'lines' ? match.reading.parts.map(({ order }) => order.id) : [],
    ),
  );
}

function numbersOf(
  { facts }: Draft,
  matches: ReadonlyMap<number, Match | null>,
): { raw: string; match: Match | null }[] {
  return facts.flatMap((fact, at) => {
    // Addresses and domains are no company numbers.
    if (fact.what !== 'number' || (fact.kind !== 'number' && fact.kind !== 'partner-number')) return [];
    return [{ raw: fact.raw, match: matches.get(at) ?? null }];
  });
}

function ordersOf(readings: readonly Reading[], partners: ReadonlyMap<string, Partner>): DraftView['orders'] {
  return readings.flatMap(({ partnerId, parts }) =>
    parts.map(({ order }) => ({
      orderId: order.id,
      orderNumber: order.number,
      partner: partners.get(partnerId)?.name ?? partnerId,
    })),
  );
}

function checkFacts(
  named: Named,
  recipients: Recipients,
  context: LensContext,
): { findings: DraftFinding[]; compared: number } {
  const findings = new Map<string, DraftFinding>();
  let compared = 0;
  for (const [at, fact] of named.facts.entries()) {
    if (fact.what === 'number' || fact.what === 'line') continue;
    for (const target of targetsOf(named, at)) {
      const judged = judgedOf(target, recipients);
      // Without any word of ordering or delivering a quantity is only that of an order that stands beside it.
      if (
        !judged ||
        (fact.what !== 'date' && !target.near && !target.narrow && /order|unsaid/.test(fact.topic))
      )
        continue;
      // Nothing tells that a day behind an order is that of its delivery, but that it is to come.
      if (
        fact.what === 'date' &&
        fact.topic === 'unsaid' &&
        (!target.near || !(fact.saying === 'once' || isToCome(fact, context)))
      )
        continue;
      const verdict = verdictOn(fact, judged, context);
      if (verdict === 'cannot') continue;
      compared++;
      if (verdict === 'agree') continue;
      const { provenance } = judged.lines.reduce((a, b) =>
        a.provenance.fetchedAt <= b.provenance.fetchedAt ? a : b,
      );
      const origin = originOfPart(
        { order: judged.order, lines: judged.lines.filter((line) => line.provenance === provenance) },
        context,
      );
      findings.set(JSON.stringify(verdict), { ...verdict, origin });
    }
  }
  return { findings: [...findings.values()], compared };
}

function isToCome(fact: DraftFact, { now }: LensContext): boolean {
  const said = fact.what === 'date' && fact.saying === 'promise' && saidDays(fact, now.today);
  return said ? firstSaid(said) > now.today : false;
}

function verdictOn(fact: DraftFact, judged: Judged, context: LensContext): Verdict {
  if (fact.what === 'quantity') return checkQuantity(fact, judged);
  if (fact.what === 'price') return checkPrice(fact, judged);
  if (fact.what !== 'date') return 'cannot';
  const said = saidDays(fact, context.now.today);
  return said ? checkDate(fact, said, judged, context) : 'cannot';
}

/** A customer's order may lie in several of ours: then their lines are judged together, as lines of the first. */
function judgedOf({ reading, parts }: Target, recipients: Recipients): Judged | null {
  const [first] = parts;
  const lines = parts.flatMap((part) => part.lines);
  if (!first || lines.length === 0) return null;
  const isSalesOrder = reading.meaning === 'sales-order';
  return {
    order: first.order,
    lines,
    named: namedOrder(first, lines.length === 1 ? lines[0] : undefined),
    forCustomer: isSalesOrder || (first.order.kind === 'purchase' && areCustomers(recipients)),
    isSalesOrder,
  };
}

function namedOrder({ order }: OrderPart, line: OrderPart['lines'][number] | undefined): FindingOrder {
  return {
    orderId: order.id,
    orderNumber: order.number,
    ...(line ? { lineId: line.id } : {}),
    ...(line?.number ? { lineNumber: line.number } : {}),
  };
}
