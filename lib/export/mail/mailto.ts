import { headerAddress } from '../../domain/header-address.ts';
import { oneLine } from './clean.ts';

/** Longest mail link that Windows and the usual mail programs take whole. */
export const MAX_LINK = 2_000;

/**
 * A link that opens the person's mail program (RFC 6068). Everything is percent-encoded, so that no text can add a
 * recipient or a header; addresses that are none are left out.
 */
export function mailLink(to: readonly string[], subject: string, body = ''): string {
  const addresses = to.flatMap((address) => headerAddress(address) ?? []).map(encodeAddress);
  const fields = [`subject=${encode(oneLine(subject, MAX_SUBJECT))}`];
  if (body !== '') fields.push(`body=${encode(body.replaceAll('\n', '\r\n'))}`);
  return `mailto:${addresses.join(',')}?${fields.join('&')}`;
}

/** Longest subject that is written. */
export const MAX_SUBJECT = 250;

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16)}`,
  );
}

function encodeAddress(address: string): string {
  return encodeURIComponent(address).replaceAll('%40', '@');
}
