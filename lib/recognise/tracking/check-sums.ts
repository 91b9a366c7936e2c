/**
 * Check digits of carriers. `serial` is what the digit was made from, in capitals; each answers the digit that has to follow.
 * The rules are those of "tracking_number_data" (MIT), which names them as here.
 */

const digitOf = (character: string): number => {
  const digit = character.charCodeAt(0) - 48;
  // Carriers that allow letters count them from A = 2 on, modulo 10 (UPS).
  return digit <= 9 ? digit : (character.charCodeAt(0) - 3) % 10;
};

const tens = (sum: number): string => `${(10 - (sum % 10)) % 10}`;

/** Digits weighed by turns, the first by `even`; what is missing to the next ten. */
export function mod10(serial: string, even: number, odd: number): string {
  let sum = 0;
  for (let at = 0; at < serial.length; at++) sum += digitOf(serial.charAt(at)) * (at % 2 === 0 ? even : odd);
  return tens(sum);
}

/** Luhn, ISO/IEC 7812-1. */
export function luhn(serial: string): string {
  let sum = 0;
  for (let at = 0; at < serial.length; at++) {
    const twice = digitOf(serial.charAt(at)) * ((serial.length - at) % 2 === 1 ? 2 : 1);
    sum += twice > 9 ? twice - 9 : twice;
  }
  return tens(sum);
}

/** The rest of the whole number by seven (DHL Express). */
export function mod7(serial: string): string {
  let rest = 0;
  for (const digit of serial) rest = (rest * 10 + Number(digit)) % 7;
  return `${rest}`;
}

/** Digits by weights that repeat, modulo 11, then modulo 10 (FedEx). */
export function weighed11(serial: string, weights: readonly number[]): string {
  let sum = 0;
  for (let at = 0; at < serial.length; at++)
    sum += digitOf(serial.charAt(at)) * (weights[at % weights.length] ?? 0);
  return `${(sum % 11) % 10}`;
}

/** International mail, UPU standard S10: weights 8 6 4 2 3 5 9 7, modulo 11. */
export function s10(serial: string): string {
  let sum = 0;
  for (let at = 0; at < serial.length; at++)
    sum += digitOf(serial.charAt(at)) * Number('86423597'.charAt(at));
  const check = 11 - (sum % 11);
  return check === 10 ? '0' : check === 11 ? '5' : `${check}`;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ISO/IEC 7064, MOD 37,36 (DPD). */
export function mod37(serial: string): string {
  let check = 36;
  for (const character of serial) {
    check += ALPHABET.indexOf(character);
    if (check > 36) check -= 36;
    check *= 2;
    if (check > 36) check -= 37;
  }
  return ALPHABET.charAt((37 - check) % 36);
}
