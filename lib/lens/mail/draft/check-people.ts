import { normaliseNumber } from '../../../domain/normalise.ts';
import type { Partner } from '../../../domain/partner.ts';
import { activitiesOf } from '../../../store/activities.ts';
import type { Store } from '../../../store/open.ts';
import { type LensContext, originOf } from '../../context.ts';
import type { Match, OrderPart, Reading } from '../../match/match.ts';
import { fold } from '../../partner/fold.ts';
import type { DraftFinding } from './draft-views.ts';
import type { Recipients } from './recipients.ts';

const namesOf = (partners: readonly Partner[]): string[] => partners.map(({ name }) => name).slice(0, 5);

/** Everybody who has to do with an order: who delivers, whose it is, and the customers who wait for it. */
function partiesOf({ partnerId, parts }: Reading): Set<string> {
  const lines = parts.flatMap(({ order }) => order.lines);
  const waiting = lines.flatMap(({ pegs }) => pegs.map(({ customerId }) => customerId));
  return new Set([partnerId, ...parts.map(({ order }) => order.partnerId), ...waiting]);
}

/** An order of one partner in a message to others, and of another company of ours than that of the sender. */
export function checkOrderOwners(
  readings: readonly Reading[],
  recipients: Recipients,
  collected: ReadonlySet<string>,
  nameOf: (id: string) => string,
  context: LensContext,
): DraftFinding[] {
  return readings.flatMap((reading): DraftFinding[] => {
    const [part] = reading.parts;
    if (!part) return [];
    const order = { orderId: part.order.id, orderNumber: part.order.number };
    const origin = originOfPart(part, context);
    const parties = partiesOf(reading);
    const foreign =
      recipients.known &&
      !collected.has(part.order.id) &&
      !recipients.partners.some(({ id }) => parties.has(id));
    const company = foreignCompany(reading, recipients);
    return [
      ...(foreign
        ? [
            {
              code: 'other-partner',
              order,
              owner: nameOf(reading.partnerId),
              recipients: namesOf(recipients.partners),
              origin,
            } as const,
          ]
        : []),
      ...(company ? [{ code: 'own-company', order, ...company, origin } as const] : []),
    ];
  });
}

const plain = (name: string): string => normaliseNumber(name);

/** The company of ours that the order is of, where the sender's address is surely of another one. */
function foreignCompany(
  reading: Reading,
  { own }: Recipients,
): { company: string; sender: string } | undefined {
  const [sender, ...more] = own;
  const companies = new Set(reading.parts.map(({ order }) => order.company ?? ''));
  const [company = ''] = companies;
  if (!sender || more.length > 0 || companies.size !== 1 || company === '') return undefined;
  const names = [sender.name, ...(sender.names ?? []).map(({ name }) => name)].map(plain);
  return names.includes(plain(company)) ? undefined : { company, sender: sender.name };
}

export function originOfPart({ order, lines }: OrderPart, context: LensContext) {
  const oldest = (lines.length > 0 ? lines : order.lines).reduce((a, b) =>
    a.provenance.fetchedAt <= b.provenance.fetchedAt ? a : b,
  );
  return originOf(oldest.provenance, context);
}

/** Company numbers of somebody who neither gets the message nor has to do with an order in it, nor is ourselves. */
export function checkCompanyNumbers(
  numbers: readonly { raw: string; match: Match | null }[],
  readings: readonly Reading[],
  recipients: Recipients,
  partners: ReadonlyMap<string, Partner>,
  context: LensContext,
): DraftFinding[] {
  if (!recipients.known) return [];
  const concerned = new Set([
    ...recipients.partners.map(({ id }) => id),
    ...readings.flatMap((each) => [...partiesOf(each)]),
  ]);
  return numbers.flatMap(({ raw, match }): DraftFinding[] => {
    if (match?.kind !== 'partner' || concerned.has(match.partnerId)) return [];
    const owner = partners.get(match.partnerId);
    if (!owner || owner.roles.includes('own-site')) return [];
    const origin = originOf(owner.provenance, context);
    return [
      {
        code: 'company-number',
        number: raw,
        owner: owner.name,
        recipients: namesOf(recipients.partners),
        origin,
      },
    ];
  });
}

/** How records say that somebody is there no more, folded: a hyphen is a space. */
const LEFT =
  /\b(?:former(?:ly)?|left (?:the )?company|no longer|retired|ex (?!works\b)|inactive|departed|ehemalig\w*|ausgeschieden|nicht mehr|pensioniert|inaktiv|ancien(?:ne)?|a quitte|retraitee?|ya no|antiguo$|antigu[oa] (?:emplead|trabajador|director|gerente|jef|responsable|comprador|vendedor|contacto)\w*|jubilad[oa]|inactiv[oa]|de baja)\b/;

/** Recipients of whom the records say that they left, or who are gone from the system that had them. */
export function checkContacts({ outside }: Recipients, context: LensContext): DraftFinding[] {
  return outside.flatMap(({ address, partners }) =>
    partners.flatMap((partner): DraftFinding[] => {
      const origin = originOf(partner.provenance, context);
      const is = ({ email }: { email?: string }) => email?.trim().toLowerCase() === address;
      const there = partner.contacts.find(is);
      const gone = there ? undefined : partner.formerContacts?.find(is);
      const left = there && LEFT.test(fold(there.title ?? '')) ? there : gone;
      if (!left) return [];
      const since = gone ? { since: gone.goneAt } : {};
      return [{ code: 'contact-left', address, name: left.name, partner: partner.name, ...since, origin }];
    }),
  );
}

/** Words of a case, folded, that make it a dispute: about what was delivered, charged or agreed. */
const DISPUTED =
  /differ|dispute|complain|claim|reject|quality|short delivery|damage|wrong|reklam|beanstand|mangel|abweich|streit|falsch|fehl|litige|reclam|ecart|defaut|disputa|diferencia|defect|error/;

/** Open disputes with the recipients' partners: cases that are not settled and are about what was delivered or charged. */
export async function checkDisputes(
  store: Store,
  { known, partners }: Recipients,
  context: LensContext,
): Promise<DraftFinding[]> {
  if (!known) return [];
  const found = await Promise.all(
    partners.map(async (partner) => {
      const { cases } = await activitiesOf(store, partner.id);
      return cases
        .filter(({ resolvedAt, title = '' }) => resolvedAt === undefined && DISPUTED.test(fold(title)))
        .map(
          ({ number, title = '', raisedAt, provenance }): DraftFinding => ({
            code: 'dispute',
            number,
            title,
            partner: partner.name,
            since: raisedAt,
            origin: originOf(provenance, context),
          }),
        );
    }),
  );
  return found.flat().slice(0, 5);
}
