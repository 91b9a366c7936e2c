import { normaliseAddress } from '../domain/normalise.ts';

/** `http://www.acme.example/en` → `acme.example`: people spell a website in every way. */
export function websiteHost(website: string | null | undefined): string | undefined {
  const typed = (website ?? '').trim();
  if (typed === '' || typed.length > 300) return undefined;
  const address = /^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return undefined;
  const host = normaliseAddress(new URL(address).hostname.replace(/^www\./, ''));
  return host.includes('.') ? host : undefined;
}
