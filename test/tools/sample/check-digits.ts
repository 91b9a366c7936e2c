/**
 * Check digits of invented company and article numbers, worked out from the digits before them. Written apart from
 * `lib/recognise`, so that the two can prove each other.
 */

/** The last digit of a GLN or GTIN (GS1 General Specifications 7.9: weights 3 and 1 from the right). */
export function gs1CheckDigit(body: string): string {
  let sum = 0;
  for (let at = body.length - 1, weight = 3; at >= 0; at -= 1, weight = 4 - weight) {
    sum += Number(body[at]) * weight;
  }
  return `${(10 - (sum % 10)) % 10}`;
}

/** The last digit by the Luhn algorithm (ISO/IEC 7812-1): DUNS, French SIREN, Italian VAT. */
export function luhnCheckDigit(body: string): string {
  let sum = 0;
  for (let at = body.length - 1, twice = true; at >= 0; at -= 1, twice = !twice) {
    const digit = Number(body[at]) * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return `${(10 - (sum % 10)) % 10}`;
}

/** The ninth digit of a German VAT number (ISO/IEC 7064, MOD 11,10). */
function germanCheckDigit(body: string): string {
  let product = 10;
  for (const digit of body) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return `${(11 - product) % 10}`;
}

/** The sum of digits times weights. */
function weighted(body: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + Number(body[at]) * weight, 0);
}

/** Austria: digits times 1 and 2 in turn, cross sums, plus 4. */
function austrianCheckDigit(body: string): string {
  let sum = 4;
  [...body].forEach((digit, at) => {
    const product = Number(digit) * (at % 2 === 0 ? 1 : 2);
    sum += product > 9 ? product - 9 : product;
  });
  return `${(10 - (sum % 10)) % 10}`;
}

const pad = (value: number, length: number) => `${value}`.padStart(length, '0');

interface VatRule {
  /** The digits of a serial below a million, under leading digits that are hardly in use. */
  body(serial: number): string;
  /** The whole number; `undefined` where a body has no check digit. */
  whole(body: string): string | undefined;
}

/** By the first letters of the number. Rules as in the algorithms that VIES publishes. */
const VAT_RULES: Record<string, VatRule> = {
  DE: { body: (serial) => `97${pad(serial, 6)}`, whole: (body) => `DE${body}${germanCheckDigit(body)}` },
  AT: { body: (serial) => `9${pad(serial, 6)}`, whole: (body) => `ATU${body}${austrianCheckDigit(body)}` },
  FR: { body: (serial) => `97${pad(serial, 6)}`, whole: frenchVat },
  IT: { body: (serial) => `9${pad(serial, 6)}015`, whole: (body) => `IT${body}${luhnCheckDigit(body)}` },
  BE: {
    body: (serial) => `09${pad(serial, 6)}`,
    whole: (body) => `BE${body}${pad(97 - (Number(body) % 97), 2)}`,
  },
  NL: {
    body: (serial) => `97${pad(serial, 6)}`,
    whole: (body) => {
      const check = weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
      return check === 10 ? undefined : `NL${body}${check}B01`;
    },
  },
  PL: {
    body: (serial) => `971${pad(serial, 6)}`,
    whole: (body) => {
      const check = weighted(body, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11;
      return check === 10 ? undefined : `PL${body}${check}`;
    },
  },
  DK: {
    body: (serial) => `9${pad(serial, 6)}`,
    whole: (body) => {
      const check = (11 - (weighted(body, [2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
      return check === 10 ? undefined : `DK${body}${check}`;
    },
  },
  LU: { body: (serial) => pad(serial, 6), whole: (body) => `LU${body}${pad(Number(body) % 89, 2)}` },
};

export const VAT_COUNTRIES = Object.keys(VAT_RULES);

/** A French number: two digits over the SIREN, which ends in a Luhn digit itself. */
function frenchVat(body: string): string {
  const siren = `${body}${luhnCheckDigit(body)}`;
  return `FR${pad((12 + 3 * (Number(siren) % 97)) % 97, 2)}${siren}`;
}

/** The VAT number of a country with these leading digits; `undefined` where no number has them. */
export function vatFromBody(country: string, body: string): string | undefined {
  const rule = VAT_RULES[country];
  if (!rule) throw new Error(`No VAT rule for ${country}.`);
  return rule.whole(body);
}

/** The first VAT number of a country from `serial` (below a million) upwards. */
export function vatNumber(country: string, serial: number): string {
  const rule = VAT_RULES[country];
  if (!rule) throw new Error(`No VAT rule for ${country}.`);
  for (let at = serial; at < serial + 20; at += 1) {
    const number = rule.whole(rule.body(at % 1_000_000));
    if (number) return number;
  }
  throw new Error(`No VAT number near ${serial} in ${country}.`);
}

/** A GLN or GTIN of `length` digits under GS1 prefix 952, which GS1 keeps for demonstrations and examples. */
export function gs1Number(length: 13 | 14, serial: number): string {
  const body = length === 13 ? `952${pad(serial, 9)}` : `1952${pad(serial, 9)}`;
  return `${body}${gs1CheckDigit(body)}`;
}

/** A DUNS number: nine digits, the last one by Luhn. */
export function dunsNumber(serial: number): string {
  const body = pad(serial, 8);
  return `${body}${luhnCheckDigit(body)}`;
}
