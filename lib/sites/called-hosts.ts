/** Where the browser keeps the match patterns of hosts that are called and never read, in `storage.local`. */
export const CALLED_KEY = 'calledHosts';

const ZOHO = ['zoho.com', 'zoho.eu', 'zoho.in', 'zoho.com.au', 'zoho.com.cn', 'zoho.jp', 'zoho.sa'];

/** Hosts of sign-in servers and interfaces that systems share: nobody's orders stand on a page of theirs. */
const KNOWN = [
  ...['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn'],
  ...ZOHO.flatMap((at) => [`accounts.${at}`, `www.${at.replace('zoho', 'zohoapis')}`]),
  ...['accounts.zohocloud.ca', 'www.zohoapis.ca', 'api.hubapi.com'],
].map((host) => `https://${host}/*`);

/** The hosts that are only called, of what the browser keeps: those that are known as long as it keeps nothing. */
export function calledHosts(kept: unknown): readonly string[] {
  return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : KNOWN;
}

/** The hosts that are only called once a system was allowed; one that was a site before (`allowed`) stays a site. */
export function withCalled(
  called: readonly string[],
  asked: readonly string[],
  allowed: readonly string[],
): string[] {
  return [...new Set([...called, ...asked.filter((each) => !allowed.includes(each))])];
}

/** The sites among the patterns that the browser allows. */
export function sitesAmong(allowed: readonly string[], called: readonly string[]): string[] {
  return allowed.filter((pattern) => !called.includes(pattern));
}
