import { normaliseAddress } from './normalise.ts';
import { isPublicMail } from './public-mail.ts';

/** Second labels under which countries let companies register: `acme.co.uk` is one company, `co.uk` none. */
const SECOND_LEVEL = new Set('ac co com edu gob gouv gov gv ind ltd me mil ne net nom or org plc'.split(' '));

/** Hosts under which each customer has a name of its own: what stands before them tells companies apart. */
const SHARED_HOSTS = new Set(
  `appspot.com azurewebsites.net blogspot.com cloudfront.net github.io gitlab.io herokuapp.com myshopify.com netlify.app
  onmicrosoft.com pages.dev sharepoint.com vercel.app web.app wordpress.com workers.dev zendesk.com`.split(
    /\s+/,
  ),
);

/** Labels of letters, digits and hyphens; the last has a letter, or it would be an address of a machine. */
const PLAIN = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/;

/**
 * A domain in its one spelling, as the browser reads it: lower case, other scripts as Punycode. Null for what is no domain
 * of a mail address.
 */
export function domainKey(raw: string): string | null {
  const written = normaliseAddress(raw);
  // Most are in their one spelling already, and the browser's reading costs ten times as much.
  if (PLAIN.test(written) && !written.includes('xn--')) return written;
  if (written === '' || /[\s/\\@:?#[\]%<>]/.test(written) || !URL.canParse(`http://${written}`)) return null;
  const host = new URL(`http://${written}`).hostname.replace(/\.$/, '');
  return host.includes('.') && !host.split('.').includes('') && !/^[\d.]+$/.test(host) ? host : null;
}

/** True for a host under which each customer has a name of its own. */
export function isSharedHost(suffix: string): boolean {
  return SHARED_HOSTS.has(suffix);
}

/** How many labels of a domain (as `domainKey` spells it) nobody registers for itself alone. */
function suffixLabels(labels: readonly string[]): number {
  const last = labels.slice(-2);
  if (isSharedHost(last.join('.'))) return 2;
  return last.length === 2 && last[1]?.length === 2 && SECOND_LEVEL.has(last[0] ?? '') ? 2 : 1;
}

/**
 * What somebody registered of a domain, divided: `mail.acme.co.uk` → `acme` and `co.uk`. Null for a bare suffix. By a short
 * rule instead of the list of all suffixes, which is longer than all our code; what it does not know counts as one company's.
 */
export function registered(domain: string): { name: string; suffix: string } | null {
  const labels = domain.split('.');
  const suffix = suffixLabels(labels);
  const name = labels.at(-suffix - 1);
  return name ? { name, suffix: labels.slice(-suffix).join('.') } : null;
}

/** The domain that somebody registered: `mail.acme.co.uk` → `acme.co.uk`; null for a bare suffix. */
export function registeredDomain(domain: string): string | null {
  const parts = registered(domain);
  return parts && `${parts.name}.${parts.suffix}`;
}

/** True for a domain that may tell whose an address is: no bare suffix, and not one where anybody has mail. */
export function tellsCompany(domain: string): boolean {
  const own = registeredDomain(domain);
  return own !== null && !isPublicMail(own) && !isPublicMail(domain);
}

/** A domain and those above it, down to the registered one: `a.b.acme.example` → itself, `b.acme.example`, `acme.example`. */
export function domainsAbove(domain: string): string[] {
  const own = registeredDomain(domain);
  const all: string[] = [];
  for (let rest = domain; own !== null && rest.length >= own.length; ) {
    all.push(rest);
    rest = rest.slice(rest.indexOf('.') + 1);
  }
  return all;
}
