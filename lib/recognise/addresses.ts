import { normaliseAddress } from '../domain/normalise.ts';
import type { Candidate } from './candidates.ts';

/** E-mail addresses (`name@host`) and hosts in explicit web addresses (`https://host/…`, `www.host`). ASCII hosts only. */

const MAX_LOCAL = 64;

const localPart = /[a-z\d][\w.+%'&-]*$/i;

/** The address around the `@` at `at`, or undefined; nothing before `floor` is taken. Keys: address, then its domains. */
export function emailAt(text: string, at: number, floor: number): Candidate | undefined {
  const start = at - (localPart.exec(text.slice(Math.max(floor, at - MAX_LOCAL), at))?.[0].length ?? 0);
  const end = hostEnd(text, at + 1);
  if (start === at || end === 0) return undefined;
  const raw = text.slice(start, end);
  const keys = [normaliseAddress(raw), ...domainsOf(normaliseAddress(text.slice(at + 1, end))).slice(0, 3)];
  return { keys, kind: 'email', raw, labelled: true, start, end };
}

/** The host that begins at `start`, right behind `://`, or at `www.`. */
export function hostAt(text: string, start: number): Candidate | undefined {
  const end = hostEnd(text, start);
  // Behind a host with `@` stand credentials, not a site.
  if (end === 0 || text.charCodeAt(end) === 64) return undefined;
  const raw = text.slice(start, end);
  const keys = domainsOf(normaliseAddress(raw).replace(/^www\./, ''));
  return keys.length > 0 ? { keys, kind: 'domain', raw, labelled: true, start, end } : undefined;
}

/** A host and the domains above it that have a dot, at most four: `mail.acme.example` → itself, `acme.example`. */
function domainsOf(host: string): string[] {
  const domains: string[] = [];
  for (let rest = host; rest.includes('.') && domains.length < 4; rest = rest.slice(rest.indexOf('.') + 1)) {
    domains.push(rest);
  }
  return domains;
}

const MAX_HOST = 253;
const hostName = /^(?:[a-z\d](?:[a-z\d-]{0,62})\.)+[a-z]{2,24}(?![a-z\d-])/i;

/** End of the host name at `from`; 0 when there is none: labels of letters, digits, hyphens, and a top level of letters. */
function hostEnd(text: string, from: number): number {
  const host = hostName.exec(text.slice(from, from + MAX_HOST));
  return host ? from + host[0].length : 0;
}
