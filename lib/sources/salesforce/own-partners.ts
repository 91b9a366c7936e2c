import { asSuppliers } from '../custom-objects/as-suppliers.ts';
import type { OwnAccess } from '../custom-objects/own-access.ts';
import { readAccounts, readNamed } from './read-accounts.ts';
import { changedSince, type PullScope, pagesOf, provenanceOf } from './scope.ts';
import { id18, isId, listOf } from './soql.ts';

type OwnPartners = Pick<OwnAccess, 'supplierAccounts' | 'accounts' | 'named'>;

/** Accounts of an org as those who deliver. Throws what `Org` throws. */
export function ownPartners(scope: PullScope): OwnPartners {
  return {
    async *supplierAccounts({ by, values }, { since, behind }) {
      const where = [`${by} IN ${listOf(values)}`, ...changedSince(since)];
      for await (const page of pagesOf(scope, 'Account', where, behind, ['Id', 'SystemModstamp'])) {
        const rejects: Parameters<typeof readAccounts>[3] = [];
        const ids = page.records.map(({ Id }) => id18(`${Id}`));
        const partners = asSuppliers(await readAccounts(scope, ids, provenanceOf(scope), rejects));
        yield {
          partners: [...new Map([...partners.values()].map((each) => [each.id, each])).values()],
          rejects,
          behind: page.behind,
        };
      }
    },
    accounts: async (ids) =>
      asSuppliers(await readAccounts(scope, ids.filter(isId), provenanceOf(scope), [])),
    async named(names) {
      const accounts = names.map((Name) => ({ Id: '', Name }));
      return asSuppliers(
        await readNamed(scope, accounts as Parameters<typeof readNamed>[1], provenanceOf(scope), []),
      );
    },
  };
}
