import { asSuppliers } from '../custom-objects/as-suppliers.ts';
import type { OwnAccess } from '../custom-objects/own-access.ts';
import type { OwnScope } from '../custom-objects/own-scope.ts';
import { isRefusal } from './failures.ts';
import { archivedParents } from './own-archived.ts';
import { ownRecords } from './own-records.ts';
import { ownSchemas } from './own-schemas.ts';
import { readCompanies, readNamed } from './read-companies.ts';
import { type PullScope, provenanceOf } from './scope.ts';

/** Custom objects of an account, by their schemas and associations. Throws what `Portal` throws. */
export function hubspotOwn(scope: PullScope): OwnAccess {
  const { portal } = scope;
  return {
    ...ownSchemas(portal),
    ...ownRecords(portal),
    deleted: ({ object }, parent, since) => archivedParents(portal, object, parent, since),
    accountObject: 'companies',
    supplierKinds: async () => [],
    accounts: async (ids) => asSuppliers(await readCompanies(scope, ids, [])),
    async named(names) {
      const companies = names.map((name) => ({ ...NO_COMPANY, name }));
      return asSuppliers(await readNamed(scope, companies, []));
    },
    refused: isRefusal,
    serverTime: () => portal.serverTime(),
  };
}

/** What custom objects are read for. */
export function ownScopeOf(scope: PullScope): OwnScope {
  const { own, currency } = scope;
  const provenance = () => provenanceOf(scope);
  return { own, currency, access: hubspotOwn(scope), provenance, seen: new Map() };
}

const NO_COMPANY = {
  id: '0',
  domain: null,
  hs_additional_domains: null,
  phone: null,
  city: null,
  country: null,
  type: null,
  hubspot_owner_id: null,
  hs_merged_object_ids: null,
};
