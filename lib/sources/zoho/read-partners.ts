import type { Reject } from '../../domain/import-job.ts';
import type { Partner } from '../../domain/partner.ts';
import { inParts } from '../in-parts.ts';
import { asOne, MOST_CONTACTS } from '../same-key.ts';
import type { GoneRecord } from '../source.ts';
import type { Condition } from './coql.ts';
import type { Raw } from './crm.ts';
import { accountSchema, type ContactRecord, contactSchema, vendorSchema } from './records.ts';
import { among, type PullScope, pagesOf, parseAll, provenanceOf, TOGETHER } from './scope.ts';
import { type Company, companyKey, companyOfAccount, companyOfVendor, toPartner } from './to-partner.ts';

/** Where the companies of a partner lie, and by which field each is known and its people name it. */
const COMPANIES = {
  Accounts: { name: 'Account_Name', of: 'Account_Name' },
  Vendors: { name: 'Vendor_Name', of: 'Vendor_Name' },
} as const;
export type CompanyModule = keyof typeof COMPANIES;

/** The partners of these accounts or vendors, by those ids. */
export async function readPartners(
  scope: PullScope,
  module: CompanyModule,
  ids: Iterable<string>,
  rejects: Reject[],
): Promise<Map<string, Partner>> {
  if (scope.capabilities[module] === false) return new Map();
  const companies = companiesOf(module, await among(scope, module, 'id', ids), rejects);
  const byKey = await readNamed(scope, companies, rejects);
  return new Map(
    companies.flatMap((each) => {
      const partner = byKey.get(companyKey(each));
      return partner ? [[each.id, partner] as const] : [];
    }),
  );
}

/** Records whose account was cleared are gone from the one before; where this user may not see accounts, nobody knows. */
export function withoutAccount(
  { crm, sourceId }: PullScope,
  module: 'Deals' | 'Quotes' | 'Cases',
  records: readonly { id: string; Account_Name?: unknown }[],
  idOf: (id: string) => string,
): GoneRecord[] {
  if (!crm.has(module, 'Account_Name')) return [];
  return records.filter((each) => !each.Account_Name).map(({ id }) => ({ id: idOf(id), sourceId }));
}

/**
 * The partners that companies of these names are now, by their ids; none where all of them are gone. An account and a vendor
 * of one name are one partner, which has the people of both, whichever of them was asked for.
 */
export async function readNamed(
  scope: PullScope,
  named: readonly Pick<Company, 'id' | 'name' | 'written'>[],
  rejects: Reject[],
): Promise<Map<string, Partner>> {
  const wanted = new Set(named.map(companyKey));
  const names = named.flatMap(({ name, written }) => (name === '' ? [] : [written]));
  const nameless = named.flatMap(({ id, name }) => (name === '' ? [id] : []));
  const owners = await scope.owners();
  const partners = new Map<string, Partner>();
  for (const module of Object.keys(COMPANIES) as CompanyModule[]) {
    if (scope.capabilities[module] === false) continue;
    const raw = [
      ...(await among(scope, module, COMPANIES[module].name, names)),
      ...(await among(scope, module, 'id', nameless)),
    ];
    const companies = companiesOf(module, raw, rejects).filter((each) => wanted.has(companyKey(each)));
    const people = await peopleOf(scope, module, companies, rejects);
    for (const company of companies) {
      const partner = toPartner(company, people.get(company.id) ?? [], owners, provenanceOf(scope));
      const other = partners.get(partner.id);
      partners.set(partner.id, other ? asOne(other, partner) : partner);
    }
  }
  return partners;
}

function companiesOf(module: CompanyModule, raw: readonly Raw[], rejects: Reject[]): Company[] {
  return module === 'Accounts'
    ? parseAll('Accounts', accountSchema, raw, rejects).map(companyOfAccount)
    : parseAll('Vendors', vendorSchema, raw, rejects).map(companyOfVendor);
}

/** The people of these companies, by the company; whoever has very many keeps nobody from the others. */
async function peopleOf(
  scope: PullScope,
  module: CompanyModule,
  companies: readonly Company[],
  rejects: Reject[],
): Promise<Map<string, ContactRecord[]>> {
  const people = new Map<string, ContactRecord[]>(companies.map(({ id }) => [id, []]));
  const { capabilities } = scope;
  const { of } = COMPANIES[module];
  if (capabilities.Contacts === false || capabilities[`Contacts.${of}`] === false) return people;
  for (const ids of inParts([...people.keys()], TOGETHER)) {
    let open = ids;
    let mark: string | undefined;
    while (open.length > 0) {
      const where: Condition[] = [{ field: of, is: 'in', value: open }];
      const { value: page } = await pagesOf(scope, 'Contacts', where, mark).next();
      if (!page) break;
      mark = page.behind;
      for (const person of parseAll('Contacts', contactSchema, page.records, rejects))
        people.get(person[of]?.id ?? '')?.push(person);
      open = open.filter((id) => (people.get(id)?.length ?? 0) < MOST_CONTACTS);
    }
  }
  for (const [id, all] of people) people.set(id, all.slice(0, MOST_CONTACTS));
  return people;
}
