import type { Reject } from '../../domain/import-job.ts';
import type { Partner } from '../../domain/partner.ts';
import { asOne, MOST_CONTACTS } from '../same-key.ts';
import type { Raw } from './portal.ts';
import { inSearches } from './portal.ts';
import { type CompanyRecord, companySchema, contactSchema } from './records.ts';
import { type PullScope, pagesOf, parseAll, provenanceOf } from './scope.ts';
import { companyKey, mergedIds, toPartner } from './to-partner.ts';

/**
 * The companies of these ids as partners, with their contacts, by id; of those that were merged, also by the ids that they had.
 * Several of one name are one partner, which has the contacts of all of them.
 */
export async function readCompanies(
  scope: PullScope,
  ids: Iterable<string>,
  rejects: Reject[],
): Promise<Map<string, Partner>> {
  const raw = await scope.portal.read('companies', ids);
  const companies = parseAll('companies', companySchema, raw, rejects);
  const byKey = await asPartners(
    scope,
    [...companies, ...(await namedLike(scope, companies, rejects))],
    rejects,
  );
  const found = new Map<string, Partner>();
  for (const company of companies) {
    const partner = byKey.get(companyKey(company));
    if (!partner) continue;
    for (const id of [company.id, ...mergedIds(company)]) found.set(id, partner);
  }
  return found;
}

/** The partners that companies of these names are now, by their ids in the store; none where all of them are gone. */
export async function readNamed(
  scope: PullScope,
  named: readonly CompanyRecord[],
  rejects: Reject[],
): Promise<Map<string, Partner>> {
  return asPartners(scope, await namedLike(scope, named, rejects), rejects);
}

/** The companies that have the names of these now. */
async function namedLike(
  scope: PullScope,
  named: readonly CompanyRecord[],
  rejects: Reject[],
): Promise<CompanyRecord[]> {
  const all = new Map<string, CompanyRecord>();
  const wanted = new Set(named.map(companyKey));
  const names = named.flatMap(({ name }) => (name?.trim() ? [name] : []));
  for (const values of inSearches(names)) {
    const filter = { propertyName: 'name', operator: 'IN', values } as const;
    for await (const { records } of pagesOf(scope, 'companies', [filter], undefined))
      for (const each of parseAll('companies', companySchema, records, rejects))
        if (wanted.has(companyKey(each))) all.set(each.id, each);
  }
  return [...all.values()];
}

async function asPartners(
  scope: PullScope,
  given: readonly CompanyRecord[],
  rejects: Reject[],
): Promise<Map<string, Partner>> {
  const companies = [...new Map(given.map((each) => [each.id, each])).values()];
  const provenance = provenanceOf(scope);
  const { owners } = await scope.words();
  const people = await contactsOf(
    scope,
    companies.map(({ id }) => id),
    rejects,
  );
  const partners = new Map<string, Partner>();
  for (const company of companies) {
    const partner = toPartner(company, people.get(company.id) ?? [], owners, provenance);
    const other = partners.get(partner.id);
    partners.set(partner.id, other ? asOne(other, partner) : partner);
  }
  return partners;
}

async function contactsOf(scope: PullScope, companies: readonly string[], rejects: Reject[]) {
  const byCompany = new Map<string, ReturnType<typeof contactSchema.parse>[]>();
  if (scope.capabilities.contacts === false || companies.length === 0) return byCompany;
  const links = await scope.portal.associated('companies', 'contacts', companies);
  const wanted = new Map([...links].map(([company, ids]) => [company, newest(ids)]));
  const raw: Raw[] = await scope.portal.read('contacts', [...wanted.values()].flat());
  const people = new Map(
    parseAll('contacts', contactSchema, raw, rejects).map((each) => [each.id, each] as const),
  );
  for (const [company, ids] of wanted)
    byCompany.set(
      company,
      ids.flatMap((id) => people.get(id) ?? []),
    );
  return byCompany;
}

/** Ids are counted up: the largest are those that were made last. */
function newest(ids: readonly string[]): string[] {
  const numeric = [...new Set(ids)].filter((id) => /^\d{1,30}$/.test(id));
  return numeric.sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1)).slice(0, MOST_CONTACTS);
}
