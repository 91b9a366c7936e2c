import { domainKey } from './mail-domain.ts';
import { normaliseAddress } from './normalise.ts';

/** A mail address in its one spelling, divided. */
export interface MailAddress {
  /** The whole: `local@domain`. */
  address: string;
  local: string;
  /** As `domainKey` spells it. */
  domain: string;
}

/** Reads an address as a page or record writes it; null for what is none. */
export function mailAddress(raw: string): MailAddress | null {
  const written = normaliseAddress(raw.replace(/\p{Cf}/gu, '')).replace(/^<|>$/g, '');
  const at = written.lastIndexOf('@');
  const local = written.slice(0, at);
  const domain = at > 0 ? domainKey(written.slice(at + 1)) : null;
  return domain === null || /[\s<>,;"()]/.test(local)
    ? null
    : { address: `${local}@${domain}`, local, domain };
}

const GMAIL: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/**
 * The address that an alias leads to: what stands behind a plus is the receiver's own mark; Gmail alone leaves out dots, and
 * has two names.
 */
export function withoutAlias({ local, domain }: MailAddress): string {
  const plain = local.replace(/(?<=.)\+.*$/, '');
  return GMAIL.has(domain) ? `${plain.replaceAll('.', '')}@gmail.com` : `${plain}@${domain}`;
}
