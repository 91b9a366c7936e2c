import type { Reject } from '../../domain/import-job.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { accountSchema, contactSchema } from './records.ts';
import { allOf, type PullScope, parseAll } from './scope.ts';
import { listOf } from './soql.ts';
import { toPartner } from './to-partner.ts';

/** Ids of one question: an address that is longer may be refused on the way. */
const TOGETHER = 200;
/** So many contacts of one account are kept, those that changed last. */
const MOST_CONTACTS = 500;

/** The accounts of these ids as partners, with their contacts, by id. Without contacts where the user may not see them. */
export async function readAccounts(
  scope: PullScope,
  ids: Iterable<string>,
  provenance: Provenance,
  rejects: Reject[],
): Promise<Map<string, Partner>> {
  const partners = new Map<string, Partner>();
  const wanted = [...new Set(ids)];
  for (let at = 0; at < wanted.length; at += TOGETHER) {
    const some = wanted.slice(at, at + TOGETHER);
    const raw = await allOf(scope, 'Account', `WHERE Id IN ${listOf(some)}`);
    const accounts = parseAll('Account', accountSchema, raw, rejects);
    const contacts = await contactsOf(scope, some, rejects);
    for (const account of accounts)
      partners.set(account.Id, toPartner(account, contacts.get(account.Id) ?? [], provenance));
  }
  return partners;
}

async function contactsOf(scope: PullScope, accounts: readonly string[], rejects: Reject[]) {
  const byAccount = new Map<string, ReturnType<typeof contactSchema.parse>[]>();
  if (scope.capabilities.Contact === false) return byAccount;
  const among = `WHERE AccountId IN ${listOf(accounts)} ORDER BY SystemModstamp DESC, Id DESC`;
  for (const contact of parseAll('Contact', contactSchema, await allOf(scope, 'Contact', among), rejects)) {
    if (!contact.AccountId) continue;
    const those = byAccount.get(contact.AccountId) ?? [];
    if (those.length < MOST_CONTACTS) those.push(contact);
    byAccount.set(contact.AccountId, those);
  }
  return byAccount;
}
