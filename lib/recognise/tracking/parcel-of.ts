import { normaliseNumber } from '../../domain/normalise.ts';
import { FORMATS } from './formats.ts';

/** A number that names a parcel. */
export interface Parcel {
  /** Without spaces, in capitals. */
  number: string;
  /** Those whose form and check digit it has; several where nothing decides between them, none for postal mail. */
  carriers: string[];
  /** Postal mail under UPU standard S10: the country where it was posted, two letters. */
  country?: string;
  /** It cannot well be anything else; others are parcels only where a label or a column says so. */
  speaksForItself: boolean;
}

const SHORTEST = 10;
const LONGEST = 40;

/** The parcel that a whole text names (`1Z 999 AA1 …`), null where no carrier numbers so or its check digit is another. */
export function parcelOf(text: string): Parcel | null {
  if (text.length > 2 * LONGEST) return null;
  const number = normaliseNumber(text);
  if (number.length < SHORTEST || number.length > LONGEST) return null;
  const fitting = FORMATS.filter(({ form, check }) => {
    const [whole, serial = '', digit] = form.exec(number) ?? [];
    return whole !== undefined && (!check || check(serial) === digit);
  });
  if (fitting.length === 0) return null;
  // What can be nothing else leaves no room for what could be anything.
  const sure = fitting.filter((format) => format.speaksForItself);
  const named = sure.length > 0 ? sure : fitting;
  const carriers = [...new Set(named.map(({ carrier }) => carrier).filter(Boolean))];
  const isMail = named.some(({ carrier }) => carrier === '');
  return {
    number,
    carriers,
    ...(isMail ? { country: number.slice(-2) } : {}),
    speaksForItself: sure.length > 0,
  };
}

const MOST = 50;

/** All parcels that a field for tracking numbers names: one, or several in a row. */
export function parcelsIn(text: string): Parcel[] {
  const found = new Map<string, Parcel>();
  for (const part of text.split(/[,;|/\n]|\s{2,}/).slice(0, MOST)) {
    const whole = parcelOf(part);
    const each = whole ? [whole] : part.split(/[\s:()]+/).flatMap((word) => parcelOf(word) ?? []);
    for (const parcel of each) found.set(parcel.number, parcel);
  }
  return [...found.values()];
}
