import { normaliseAddress, normaliseNumber } from '../../domain/normalise.ts';
import type { Contact, Partner, PartnerRole } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { isScientific } from './cell-damage.ts';
import { type CompanyNumber, dunsKey, glnKey, vatKey } from './company-numbers.ts';
import {
  leaveOut,
  neededNumberOf,
  type RowCells,
  rejectCell,
  rememberedIdentity,
  textOf,
} from './row-cells.ts';
import { put } from './row-events.ts';

/** What all rows of a file share. */
export interface RowSource {
  provenance: Provenance;
  /** Identities of the names of own sites. */
  ownSites: ReadonlySet<string>;
  /** False where no column names a supplier: orders then wait for one. */
  namesSupplier: boolean;
  /** True where no column says anything of lines. */
  headingsOnly: boolean;
  /** The column that says where the goods go, -1 where none does. */
  shipToAt: number;
}

const LONGEST_NUMBER = 64;

/** Who delivers; undefined with a flaw where the row names nobody. */
export function readSupplier(cells: RowCells, source: RowSource): Partner | undefined {
  const number = neededNumberOf(cells, cells.at.supplierNumber, LONGEST_NUMBER);
  const name = textOf(cells, cells.at.supplierName, 300);
  const key = number === undefined ? '' : normaliseNumber(number);
  const nameKey = name === undefined ? '' : rememberedIdentity(cells, name);
  if (key === '' && nameKey === '') {
    rejectCell(
      cells,
      key === '' && number !== undefined ? cells.at.supplierNumber : cells.at.supplierName,
      'supplier-missing',
    );
    return undefined;
  }
  const role = source.ownSites.has(nameKey) ? 'own-site' : 'supplier';
  const partner = newPartner(key || nameKey, name ?? number ?? '', role, source.provenance);
  if (key !== '') partner.numbers.push(key);
  addCompanyNumber(cells, cells.at.supplierVat, vatKey, partner);
  addCompanyNumber(cells, cells.at.supplierDuns, dunsKey, partner);
  addCompanyNumber(cells, cells.at.supplierGln, glnKey, partner);
  const domain = textOf(cells, cells.at.supplierDomain, 254);
  if (domain !== undefined) partner.domains.push(domainOf(domain));
  const contact = readContact(cells, cells.at.supplierContact, cells.at.supplierEmail);
  if (contact) partner.contacts.push(contact);
  put(partner, 'owner', textOf(cells, cells.at.owner, 200));
  put(partner, 'country', textOf(cells, cells.at.supplierCountry, 100));
  put(partner, 'language', textOf(cells, cells.at.supplierLanguage, 60));
  return partner;
}

/** The customer who waits; undefined where the row names none. */
export function readCustomer(cells: RowCells, source: RowSource): Partner | undefined {
  const name = textOf(cells, cells.at.customerName, 300);
  const id = name === undefined ? '' : rememberedIdentity(cells, name);
  if (name === undefined || id === '') return undefined;
  const partner = newPartner(id, name, 'customer', source.provenance);
  const email = readContact(cells, -1, cells.at.customerEmail);
  if (email) partner.contacts.push(email);
  return partner;
}

/** Adds a number that proves itself; one that does not is left out, and listed once. */
function addCompanyNumber(
  cells: RowCells,
  at: number,
  read: (text: string) => CompanyNumber,
  partner: Partner,
): void {
  const text = textOf(cells, at, LONGEST_NUMBER);
  if (text === undefined) return;
  const found = isScientific(text) ? { flaw: 'number-damaged' } : read(text);
  if ('key' in found) {
    if (!partner.numbers.includes(found.key)) partner.numbers.push(found.key);
    return;
  }
  const said = `${at} ${text}`;
  if (!cells.listed.has(said)) leaveOut(cells, at, found.flaw);
  cells.listed.add(said);
}

function newPartner(id: string, name: string, role: PartnerRole, provenance: Provenance): Partner {
  return { id, name, roles: [role], numbers: [], domains: [], contacts: [], provenance };
}

function readContact(cells: RowCells, nameAt: number, emailAt: number): Contact | undefined {
  const name = textOf(cells, nameAt, 200);
  const email = textOf(cells, emailAt, 254);
  if (email !== undefined && !email.includes('@')) rejectCell(cells, emailAt, 'address-unreadable');
  if (name === undefined && email === undefined) return undefined;
  const contact: Contact = { name: name ?? (email ?? '').slice(0, 200) };
  put(contact, 'email', email && normaliseAddress(email));
  return contact;
}

/** `https://www.Example.com/contact` → `example.com`. */
function domainOf(text: string): string {
  const host =
    text
      .toLowerCase()
      .replace(/^[a-z]{2,8}:\/\//, '')
      .split('/', 1)[0] ?? '';
  return normaliseAddress(host.startsWith('www.') ? host.slice(4) : host);
}
