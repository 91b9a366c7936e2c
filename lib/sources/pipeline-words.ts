import type { Money } from '../domain/money.ts';
import { currencyOf, decimal } from './amount.ts';
import { plainText } from './plain-text.ts';

/** True where one of these names calls an opportunity a renewal. Types are each company's own: the word is looked for. */
export function isRenewal(...names: readonly (string | null | undefined)[]): boolean {
  return names.some((name) => /renew|verläng|renouvel|reconduc|renovaci|rinnov/i.test(name ?? ''));
}

/**
 * What something is worth: a number of JSON, or a decimal that is one already, in the currency of the record, else in that of
 * the company. Absent where nothing is said, or more than anything is worth.
 */
export function amountOf(
  said: number | string | null | undefined,
  code: string | null | undefined,
  ofCompany: string,
): { amount?: Money } {
  if (typeof said !== 'number' && !said) return {};
  if (Math.abs(Number(said)) >= 1e20) return {};
  const amount = typeof said === 'number' ? decimal(said) : said;
  return { amount: { amount, currency: currencyOf(code) || ofCompany } };
}

/** How it stands, in the words of its system. */
export function statusOf(said: string | null | undefined): { status?: string } {
  const status = plainText(said).slice(0, 120);
  return status ? { status } : {};
}
