import { browser } from 'wxt/browser';
import { FailureError } from '../domain/result.ts';
import type { CodeSignIn, SignIn, Tokens } from '../domain/sign-in.ts';
import { beginCodeFlow, findAddresses, finishCodeFlow } from '../sources/http/oauth/code-flow.ts';
import { tokensOf } from '../sources/http/oauth/token-auth.ts';
import type { TokenRequest } from '../sources/http/oauth/token-request.ts';
import { sitePattern } from './sites.ts';

/** Where sign-in servers send the browser back to; it has to be registered there. */
export function redirectAddress(): string {
  return browser.identity.getRedirectURL('signed-in');
}

/** Each kind of browser makes the host from what the build fixes: the public key in `wxt.config.ts`, the id of the add-on. */
const REDIRECT_HOSTS = {
  chromium: 'fbobnnpfaohfkklhmjbnnnenehijgcbm.chromiumapp.org',
  firefox: 'a88d6b268673ca55951d5ba3a722631ae8d59e02.extensions.allizom.org',
};

/** Where sign-in servers send the other kind of browser back to: one registration serves all of a company's browsers. */
export function otherRedirect(own: string): { of: keyof typeof REDIRECT_HOSTS; address: string } {
  const of = new URL(own).host.endsWith('.chromiumapp.org') ? 'firefox' : 'chromium';
  return { of, address: `https://${REDIRECT_HOSTS[of]}/signed-in` };
}

/** The hosts that a sign-in needs besides the system's own, as match patterns; none where an address is no address. */
export function signInPatterns(signIn: SignIn): string[] {
  if (signIn.kind !== 'code' && signIn.kind !== 'client') return [];
  const addresses =
    signIn.kind === 'code' && signIn.issuer && !signIn.tokenAddress ? [signIn.issuer] : [signIn.tokenAddress];
  return addresses.flatMap((address) => sitePattern(address) ?? []);
}

/** The sign-in with the addresses that its server publishes, where none were entered. Throws `sign-in-server`. */
export async function withAddresses(signIn: SignIn, request: TokenRequest): Promise<SignIn> {
  if (signIn.kind !== 'code' || signIn.tokenAddress || !signIn.issuer) return signIn;
  const found = { ...signIn, ...(await findAddresses(signIn.issuer, request)) };
  const origins = signInPatterns(found);
  if (await browser.permissions.contains({ origins })) return found;
  throw new FailureError(otherHost(new URL(found.tokenAddress).host));
}

interface HowToSignIn {
  /** The client's own, where it has one. */
  secret?: string;
  /** Where the exchange goes on, by the address that the browser came back with. */
  follow?(answered: URL): Promise<CodeSignIn>;
}

/**
 * Lets the person sign in on the page of the sign-in server, in a window of the browser's own; called by an act of the
 * person only. However many windows ask, one page opens. Throws `sign-in-open`, `sign-in-left`, and those of the exchange.
 */
export async function signInByCode(
  signIn: CodeSignIn,
  connectionId: string,
  request: TokenRequest,
  { secret = '', follow }: HowToSignIn = {},
): Promise<Tokens & { apiDomain?: string }> {
  const name = `partnerlens-sign-in ${connectionId}`;
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) throw new FailureError(isOpen);
    const flow = await beginCodeFlow(signIn, redirectAddress());
    const answered = await browser.identity
      .launchWebAuthFlow({ url: flow.url, interactive: true })
      .catch(() => undefined);
    if (!answered) throw new FailureError(wasLeft);
    const at = follow ? await follow(new URL(answered)) : signIn;
    const grant = await finishCodeFlow(at, flow, answered, request, secret);
    const { apiDomain } = grant;
    return {
      ...tokensOf(grant, { rotation: 0, asked: [], signedInAt: Date.now() }, Date.now()),
      ...(apiDomain ? { apiDomain } : {}),
    };
  });
}

function otherHost(host: string) {
  return {
    code: 'sign-in-other-host',
    message: `The sign-in server issues its tokens at ${host}, which your browser has not allowed.`,
    next: 'Choose “Enter the addresses by hand” and enter both; your browser then asks for that host as well.',
  };
}

const isOpen = {
  code: 'sign-in-open',
  message: 'A window for this sign-in is open already.',
  next: 'Sign in there, or close it and try again.',
};

const wasLeft = {
  code: 'sign-in-left',
  message: 'The sign-in page was closed, or did not load.',
  next: 'Try again. If the page shows an error, the redirect address may not be registered with the sign-in server.',
};
