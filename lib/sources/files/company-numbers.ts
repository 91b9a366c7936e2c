import { normaliseNumber } from '../../domain/normalise.ts';
import { isDuns, isGln, isGtin, isVat } from '../../recognise/check-digits.ts';

/** A number as it is stored, or why it cannot be what its column says. */
export type CompanyNumber = { key: string } | { flaw: 'partner-number-unreadable' | 'check-digit-wrong' };

const UNREADABLE: CompanyNumber = { flaw: 'partner-number-unreadable' };
const WRONG: CompanyNumber = { flaw: 'check-digit-wrong' };

/** Countries whose VAT numbers are checked (the European Union, GB, NO); others are kept as they are. */
const CHECKED_VAT =
  /^(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|CHE)/;

/** A VAT number as it is stored (`DE 136 695 976` → `DE136695976`, `GR…` → `EL…`), or why it is none. */
export function vatKey(text: string): CompanyNumber {
  const key = normaliseNumber(text).replace(/^GR/, 'EL');
  if (!/^[A-Z0-9]{5,16}$/.test(key) || !/\d{2}/.test(key)) return UNREADABLE;
  return CHECKED_VAT.test(key) && !isVat(key) ? WRONG : { key };
}

/** A DUNS number of nine digits (`15-048-3782`), or why it is none. */
export function dunsKey(text: string): CompanyNumber {
  const key = normaliseNumber(text).replace(/^DUNS/, '');
  return isDuns(key) ? { key } : UNREADABLE;
}

/** A GLN of thirteen digits, or why it is none. */
export function glnKey(text: string): CompanyNumber {
  const key = normaliseNumber(text).replace(/^GLN/, '');
  if (!/^\d{13}$/.test(key)) return UNREADABLE;
  return isGln(key) ? { key } : WRONG;
}

/** Why a text is no GTIN; undefined for one that is. */
export function gtinFlaw(text: string): 'gtin-unreadable' | 'check-digit-wrong' | undefined {
  const key = text.replace(/[\s-]/g, '');
  if (!/^(?:\d{8}|\d{12,14})$/.test(key)) return 'gtin-unreadable';
  return isGtin(key) ? undefined : 'check-digit-wrong';
}
