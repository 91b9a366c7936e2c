import type { Reject } from '../../domain/import-job.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { inParts } from '../in-parts.ts';
import { asOne, inLetters, MOST_CONTACTS } from '../same-key.ts';
import type { Raw } from './org.ts';
import { type AccountRecord, accountSchema, type ContactRecord, contactSchema } from './records.ts';
import { allOf, type PullScope, parseAll } from './scope.ts';
import { listOf } from './soql.ts';
import { accountKey, toPartner } from './to-partner.ts';

/** Ids of one question: an address that is longer may be refused on the way. */
const TOGETHER = 200;
/** So many accounts of one name are looked at, beside those that were asked for. */
const MOST_SIBLINGS = 2_000;

/**
 * The accounts of these ids as partners, with their contacts, by id. Several of one {@link accountKey} are one partner, which
 * has the contacts of all of them, whichever of them was asked for. Without contacts where the user may not see them.
 */
export async function readAccounts(
  scope: PullScope,
  ids: Iterable<string>,
  provenance: Provenance,
  rejects: Reject[],
): Promise<Map<string, Partner>> {
  const raw: Raw[] = [];
  for (const some of inParts([...new Set(ids)], TOGETHER))
    raw.push(...(await allOf(scope, 'Account', `WHERE Id IN ${listOf(some)}`)));
  const accounts = parseAll('Account', accountSchema, raw, rejects);
  const byKey = await readNamed(scope, accounts, provenance, rejects, accounts);
  return new Map(accounts.flatMap((each) => pairOf(each.Id, byKey.get(accountKey(each)))));
}

/**
 * The partners that accounts of these keys are now, by their ids; none where all of them are gone. Accounts that were `read`
 * already are among them, however many others have their name.
 */
export async function readNamed(
  scope: PullScope,
  named: readonly AccountRecord[],
  provenance: Provenance,
  rejects: Reject[],
  read: readonly AccountRecord[] = [],
): Promise<Map<string, Partner>> {
  const wanted = new Set(named.map(accountKey));
  const all = new Map<string, AccountRecord>();
  for (const { field, texts } of questionsOf(named)) {
    const raw = await siblings(scope, field, texts);
    for (const each of parseAll('Account', accountSchema, raw, rejects))
      if (wanted.has(accountKey(each))) all.set(each.Id, each);
  }
  for (const each of read) all.set(each.Id, each);
  const contacts = await contactsOf(scope, [...all.keys()], rejects);
  const partners = new Map<string, Partner>();
  for (const account of all.values()) {
    const partner = toPartner(account, contacts.get(account.Id) ?? [], provenance);
    const other = partners.get(partner.id);
    partners.set(partner.id, other ? asOne(other, partner) : partner);
  }
  return partners;
}

interface Question {
  field: 'AccountNumber' | 'PersonEmail' | 'Name' | 'Id';
  texts: readonly string[];
}

/** The accounts of these numbers, addresses or names. Where one name has very many, the others are asked for without it. */
async function siblings(
  scope: PullScope,
  field: Question['field'],
  texts: readonly string[],
): Promise<Raw[]> {
  const rest = `WHERE ${field} IN ${listOf(texts)} ORDER BY Id LIMIT ${MOST_SIBLINGS}`;
  const raw = await allOf(scope, 'Account', rest);
  if (raw.length < MOST_SIBLINGS || texts.length === 1) return raw;
  const half = texts.length >> 1;
  return [
    ...(await siblings(scope, field, texts.slice(0, half))),
    ...(await siblings(scope, field, texts.slice(half))),
  ];
}

/** What finds the accounts of these keys, in addresses of bearable length. */
function questionsOf(named: readonly AccountRecord[]): Question[] {
  const texts = new Map<Question['field'], Set<string>>();
  for (const each of named) {
    const [field, text] = nameOf(each);
    texts.set(field, (texts.get(field) ?? new Set()).add(text));
  }
  return [...texts].flatMap(([field, all]) => inLetters([...all]).map((part) => ({ field, texts: part })));
}

/** By what an account shares its key with others: many people have one name, and are told apart by their addresses. */
function nameOf(account: AccountRecord): [Question['field'], string] {
  const { Id, Name, AccountNumber, IsPersonAccount, PersonEmail } = account;
  if (AccountNumber?.trim()) return ['AccountNumber', AccountNumber];
  if (IsPersonAccount) return PersonEmail?.trim() ? ['PersonEmail', PersonEmail] : ['Id', Id];
  return Name?.trim() ? ['Name', Name] : ['Id', Id];
}

async function contactsOf(
  scope: PullScope,
  accounts: readonly string[],
  rejects: Reject[],
): Promise<Map<string, ContactRecord[]>> {
  const byAccount = new Map<string, ContactRecord[]>();
  if (scope.capabilities.Contact === false) return byAccount;
  for (const some of inParts(accounts, TOGETHER)) {
    const among = `WHERE AccountId IN ${listOf(some)} ORDER BY SystemModstamp DESC, Id DESC`;
    const raw = await allOf(scope, 'Contact', among);
    for (const contact of parseAll('Contact', contactSchema, raw, rejects)) {
      if (!contact.AccountId) continue;
      const those = byAccount.get(contact.AccountId) ?? [];
      if (those.length < MOST_CONTACTS) those.push(contact);
      byAccount.set(contact.AccountId, those);
    }
  }
  return byAccount;
}

function pairOf(id: string, partner: Partner | undefined): [string, Partner][] {
  return partner ? [[id, partner]] : [];
}
