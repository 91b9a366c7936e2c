import { normaliseAddress } from '../domain/normalise.ts';

/**
 * How a system finds people by their mail address: `any`, however it is written there; `found`, where none is written with
 * capitals; `exact`, not where it is written with capitals; `none`, not at all. Empty where there is nobody to try.
 */
export type FoundByMail = 'any' | 'found' | 'exact' | 'none' | '';

interface Asking {
  /** Addresses that the system itself tells of people who can be looked up. */
  told(): Promise<readonly unknown[]>;
  /** Looks people up, by addresses in small letters. */
  peopleWith(mails: readonly string[]): Promise<readonly { email: string }[]>;
  isRefusal(error: unknown): boolean;
}

/**
 * Looks somebody up as a page would have it done, by an address that the system told: one with capitals where there is one, for
 * whether systems mind them no documentation says for certain. Throws what asking throws, but for refusals.
 */
export async function probeLookUps({ told, peopleWith, isRefusal }: Asking): Promise<FoundByMail> {
  try {
    const addresses = (await told()).filter(isAddress);
    const capital = addresses.find((each) => each !== normaliseAddress(each));
    const tried = capital ?? addresses[0];
    if (tried === undefined) return '';
    const asked = normaliseAddress(tried);
    const isFound = (await peopleWith([asked])).some(({ email }) => email === asked);
    if (isFound) return capital === undefined ? 'found' : 'any';
    return capital === undefined ? 'none' : 'exact';
  } catch (error) {
    if (isRefusal(error)) return 'none';
    throw error;
  }
}

function isAddress(told: unknown): told is string {
  return typeof told === 'string' && /\S@\S/.test(told);
}
