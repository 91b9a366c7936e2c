import { tellsCompany } from '../../domain/mail-domain.ts';
import type { OwnColumn } from '../../domain/own-objects.ts';
import { FailureError } from '../../domain/result.ts';
import { ledTo, withDomain } from '../find-partners.ts';
import type { FoundRecords } from '../source.ts';
import { objectOf, pathsOf } from './columns.ts';
import { gapsOf, withoutGaps } from './gaps.ts';
import type { OwnScope } from './own-scope.ts';
import { readOwnSuppliers } from './read-suppliers.ts';

/** Records with one address or domain that are read: it is one supplier's, seldom a few. */
const MOST = 20;

/**
 * Adds the suppliers of a company's own object that have one of these addresses or domains, as `ledTo` finds them: by the field
 * that holds the address, and by the one that holds the domain or website. A domain is asked for in every way in which it is
 * written. What the system
 * refuses, or has no more, is told in `unreadSuppliers` and ends nothing else.
 */
export async function findOwnSuppliers(
  scope: OwnScope,
  addresses: readonly string[],
  found: FoundRecords,
): Promise<void> {
  const { own, access, seen } = scope;
  const object = own && objectOf(own, 'suppliers');
  if (!own || own.off || object === undefined || !addresses.some(mayLead)) return;
  const by = (field: OwnColumn['field']) =>
    own.columns.find((column) => column.of === 'suppliers' && column.field === field);
  const [mail, site] = [by('supplierEmail'), by('supplierDomain')];
  if (!mail && !site) return;
  try {
    const gaps = await gapsOf(access, own, ['suppliers'], seen);
    const end = gaps.find(({ ends }) => ends);
    if (end) {
      found.unreadSuppliers = { object: end.object, message: end.message };
      return;
    }
    const there = withoutGaps(own, seen);
    const having = async (column: OwnColumn | undefined, values: readonly string[]) => {
      if (!column || !there.columns.includes(column)) return new Map<string, never>();
      const records = await access.having(object, column, values, pathsOf(there, 'suppliers'));
      return readOwnSuppliers(there, records.slice(0, MOST), scope.provenance()).partners;
    };
    const led = await ledTo(addresses, {
      async peopleWith(mails) {
        const partners = [...(await having(mail, mails)).values()];
        return partners.flatMap((id) =>
          id.contacts.flatMap(({ email }) => (email && mails.includes(email) ? [{ email, id }] : [])),
        );
      },
      async companiesAt(domain) {
        const partners = [...(await having(site, spellingsOf(domain))).values()];
        const at = partners.filter(({ domains }) => domains.includes(domain));
        return [...new Map(at.map((each) => [each.id, each])).values()];
      },
    });
    for (const { id: partner, domain } of led) found.partners.push(withDomain(partner, domain));
  } catch (error) {
    if (!access.refused(error) || !(error instanceof FailureError)) throw error;
    found.unreadSuppliers = { object, message: error.failure.message };
  }
}

/** True for what may lead to a supplier: any address, and domains where not anybody has mail. */
function mayLead(address: string): boolean {
  return address.includes('@') || tellsCompany(address);
}

/** `acme.example`, `https://www.acme.example/`, … */
function spellingsOf(domain: string): string[] {
  const hosts = [domain, `www.${domain}`];
  const sites = hosts.flatMap((host) => [host, `http://${host}`, `https://${host}`]);
  return sites.flatMap((site) => [site, `${site}/`]);
}
