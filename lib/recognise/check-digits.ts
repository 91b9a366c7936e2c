/**
 * Company and article numbers that prove themselves by a check digit. All take a normalised key (upper case, letters and
 * digits only: `DE136695976`, `4006381333931`) and look at nothing else.
 */

/** GTIN-8, -12 (UPC), -13 (EAN) and -14: GS1 General Specifications 7.9, weights 3 and 1 from the right. */
export function isGtin(key: string): boolean {
  return /^(?:\d{8}|\d{12,14})$/.test(key) && isGs1(key);
}

/** GLN (ILN): thirteen digits with the check digit of GS1. A GLN and a GTIN-13 look alike. */
export function isGln(key: string): boolean {
  return /^\d{13}$/.test(key) && isGs1(key);
}

/** DUNS: nine digits. Their form only, since Dun & Bradstreet gave up the check digit in 2006. */
export function isDuns(key: string): boolean {
  return /^\d{9}$/.test(key);
}

/**
 * VAT number with its country's letters in front: form and check digit. The rules are those that the Commission publishes
 * for VIES ("VIES VAT number validation", with the national algorithms), HMRC for GB, the UID register for CHE and
 * Brønnøysund for NO. Countries without a rule here are never proven.
 */
export function isVat(key: string): boolean {
  const country = key.startsWith('CHE') ? 'CHE' : key.slice(0, 2);
  const rule = rules.get(country);
  const body = key.slice(country.length);
  return rule?.form.test(body) === true && rule.holds(body);
}

/** A number that names a company or an article by itself, without a label: right form and right check digit. */
export function provesItself(key: string): boolean {
  return isVat(key) || isGtin(key);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

interface Rule {
  form: RegExp;
  holds(body: string): boolean;
}

const at = (text: string, index: number): number => Number(text.charAt(index));

/** Sum of the first digits, each times its weight. */
function weigh(text: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + at(text, index) * weight, 0);
}

const isGs1 = (key: string): boolean => {
  let sum = 0;
  for (let index = 0; index < key.length; index++)
    sum += at(key, index) * ((key.length - index) % 2 === 0 ? 3 : 1);
  return sum % 10 === 0;
};

/** Luhn, ISO/IEC 7812-1. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const twice = at(digits, index) * ((digits.length - index) % 2 === 0 ? 2 : 1);
    sum += twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** ISO/IEC 7064, MOD 11,10. */
function isMod11_10(digits: string): boolean {
  let product = 10;
  for (let index = 0; index < digits.length - 1; index++) {
    const sum = (product + at(digits, index)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (product + at(digits, digits.length - 1)) % 10 === 1;
}

/** Remainder of a long run of digits. */
function remainder(digits: string, by: number): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % by;
  return rest;
}

/** All digits times these weights, the check digit too, come out even modulo 11. */
const mod11 =
  (...weights: number[]) =>
  (body: string): boolean =>
    weigh(body, weights) % 11 === 0;

/** The check digit is 11 less the remainder; 10 and 11 are written 0. */
const lessMod11 =
  (...weights: number[]) =>
  (body: string): boolean =>
    ((11 - (weigh(body, weights) % 11)) % 11) % 10 === at(body, weights.length);

const rules = new Map<string, Rule>(
  Object.entries({
    AT: { form: /^U\d{8}$/, holds: isAustrian },
    BE: {
      form: /^[01]\d{9}$/,
      holds: (body) => 97 - (Number(body.slice(0, 8)) % 97) === Number(body.slice(8)),
    },
    BG: { form: /^\d{9}$/, holds: isBulgarian },
    CHE: { form: /^\d{9}(?:MWST|TVA|IVA|TPV)?$/, holds: mod11(5, 4, 3, 2, 7, 6, 5, 4, 1) },
    CY: { form: /^(?!12)\d{8}[A-Z]$/, holds: isCypriot },
    CZ: {
      form: /^[0-8]\d{7}$/,
      holds: (body) => ((11 - (weigh(body, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 || 1) % 10 === at(body, 7),
    },
    DE: { form: /^[1-9]\d{8}$/, holds: isMod11_10 },
    DK: { form: /^[1-9]\d{7}$/, holds: mod11(2, 7, 6, 5, 4, 3, 2, 1) },
    EE: { form: /^\d{9}$/, holds: (body) => weigh(body, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 },
    EL: {
      form: /^\d{9}$/,
      holds: (body) => (weigh(body, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === at(body, 8),
    },
    ES: { form: /^(?:\d{8}[A-Z]|[A-HJ-NP-SUVWX-Z]\d{7}[A-Z\d])$/, holds: isSpanish },
    FI: { form: /^\d{8}$/, holds: mod11(7, 9, 10, 5, 8, 4, 2, 1) },
    FR: { form: /^[A-HJ-NP-Z\d]{2}\d{9}$/, holds: isFrench },
    GB: { form: /^\d{9}(?:\d{3})?$/, holds: isBritish },
    HR: { form: /^\d{11}$/, holds: isMod11_10 },
    HU: { form: /^\d{8}$/, holds: (body) => weigh(body, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0 },
    IE: { form: /^\d(?:\d{6}[A-W][A-I]?|[A-Z+*]\d{5}[A-W])$/, holds: isIrish },
    IT: { form: /^(?!0{7})\d{11}$/, holds: isLuhn },
    LT: { form: /^(?:\d{7}1\d|\d{10}1\d)$/, holds: isLithuanian },
    LU: { form: /^\d{8}$/, holds: (body) => Number(body.slice(0, 6)) % 89 === Number(body.slice(6)) },
    LV: {
      form: /^[4-9]\d{10}$/,
      holds: (body) => weigh(body, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3,
    },
    MT: { form: /^[1-9]\d{7}$/, holds: (body) => weigh(body, [3, 4, 6, 7, 8, 9, 10, 1]) % 37 === 0 },
    NL: { form: /^\d{9}B\d\d$/, holds: isDutch },
    NO: { form: /^\d{9}(?:MVA)?$/, holds: mod11(3, 2, 7, 6, 5, 4, 3, 2, 1) },
    PL: { form: /^\d{10}$/, holds: mod11(6, 5, 7, 2, 3, 4, 5, 6, 7, 10) },
    PT: { form: /^[1-9]\d{8}$/, holds: lessMod11(9, 8, 7, 6, 5, 4, 3, 2) },
    RO: { form: /^[1-9]\d{1,9}$/, holds: isRomanian },
    SE: { form: /^\d{10}01$/, holds: (body) => isLuhn(body.slice(0, 10)) },
    SI: {
      form: /^[1-9]\d{7}$/,
      holds: (body) => weigh(body, [8, 7, 6, 5, 4, 3, 2]) % 11 !== 0 && lessMod11(8, 7, 6, 5, 4, 3, 2)(body),
    },
    SK: { form: /^[1-9]\d[2-47-9]\d{7}$/, holds: (body) => remainder(body, 11) === 0 },
  } satisfies Record<string, Rule>),
);

function isAustrian(body: string): boolean {
  let sum = 4;
  for (let index = 1; index < 8; index++) {
    const product = at(body, index) * (index % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return (10 - (sum % 10)) % 10 === at(body, 8);
}

function isBulgarian(body: string): boolean {
  const first = weigh(body, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
  const check = first === 10 ? (weigh(body, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10 : first;
  return check === at(body, 8);
}

function isCypriot(body: string): boolean {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
  let sum = 0;
  for (let index = 0; index < 8; index++)
    sum += index % 2 === 0 ? (odd[at(body, index)] ?? 0) : at(body, index);
  return LETTERS.charAt(sum % 26) === body.charAt(8);
}

const spanishLetter = (digits: string): string => 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(digits) % 23);

/** Citizens and residents by the letter of their number, companies by a digit or a letter (Real Decreto 1065/2007). */
function isSpanish(body: string): boolean {
  const control = body.charAt(8);
  const digits = body.slice(1, 8);
  if (/^\d/.test(body)) return spanishLetter(body.slice(0, 8)) === control;
  if (/^[XYZ]/.test(body)) return spanishLetter('XYZ'.indexOf(body.charAt(0)) + digits) === control;
  if (/^[KLM]/.test(body)) return spanishLetter(digits) === control;
  for (let check = 0; check < 10; check++) {
    if (isLuhn(`${digits}${check}`)) return control === `${check}` || control === 'JABCDEFGHI'.charAt(check);
  }
  return false;
}

/** Two characters over the SIREN: digits, or for newer numbers letters; Monaco's (000) have no Luhn digit. */
function isFrench(body: string): boolean {
  const siren = body.slice(2);
  if (!siren.startsWith('000') && !isLuhn(siren)) return false;
  if (/^\d\d/.test(body)) return (12 + 3 * (Number(siren) % 97)) % 97 === Number(body.slice(0, 2));
  const alphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const [first, second] = [alphabet.indexOf(body.charAt(0)), alphabet.indexOf(body.charAt(1))];
  const check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
  return (Number(siren) + 1 + Math.floor(check / 11)) % 11 === check % 11;
}

/** Modulo 97, or modulo 97 with 55 added (numbers from 2010 on); three digits more name a branch. */
function isBritish(body: string): boolean {
  const sum = (weigh(body, [8, 7, 6, 5, 4, 3, 2]) + Number(body.slice(7, 9))) % 97;
  return sum === 0 || sum === 42;
}

/** Remainder of 23 as a letter; a second letter counts nine times its place. Older numbers have a sign in second place. */
function isIrish(body: string): boolean {
  const isOld = !/^\d\d/.test(body);
  const digits = isOld ? `0${body.slice(2, 7)}${body.charAt(0)}` : body.slice(0, 7);
  const second = isOld ? 0 : LETTERS.indexOf(body.charAt(8) || '-') + 1;
  const check = (weigh(digits, [8, 7, 6, 5, 4, 3, 2]) + 9 * second) % 23;
  return 'WABCDEFGHIJKLMNOPQRSTUV'.charAt(check) === body.charAt(7);
}

function isLithuanian(body: string): boolean {
  const last = body.length - 1;
  const sum = (from: number): number => {
    let total = 0;
    for (let index = 0; index < last; index++) total += at(body, index) * (1 + ((index + from) % 9));
    return total % 11;
  };
  const first = sum(0);
  return (first === 10 ? sum(2) % 10 : first) === at(body, last);
}

/** Until 2019 modulo 11 over the nine digits; sole traders since then ISO/IEC 7064 MOD 97-10 over `NL` and all. */
function isDutch(body: string): boolean {
  if (weigh(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === at(body, 8)) return true;
  const spelled = `NL${body}`.replace(/[A-Z]/g, (letter) => `${LETTERS.indexOf(letter) + 10}`);
  return remainder(spelled, 97) === 1;
}

function isRomanian(body: string): boolean {
  const padded = body.padStart(10, '0');
  return ((weigh(padded, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === at(padded, 9);
}
