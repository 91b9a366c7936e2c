import * as oauth from 'oauth4webapi';
import { FailureError } from '../../../domain/result.ts';
import type { OAuthSignIn } from '../../../domain/sign-in.ts';
import { httpFailure } from '../failures.ts';
import { type LedgerOptions, noteRequest } from '../note-request.ts';
import { isSafe } from '../open-api.ts';
import { readBytes } from '../read-bytes.ts';
import { failureOfStatus } from '../refusals.ts';
import { entraRefusal, noConsent } from './entra.ts';

/** What a token server issued. */
export interface Grant {
  access: string;
  refresh?: string;
  /** Seconds. */
  expiresIn?: number;
  /** Where the interface is that the tokens are for, as Zoho says it. */
  apiDomain?: string;
}

export interface TokenRequest extends LedgerOptions {
  signal: AbortSignal;
}

const ANSWER_MS = 20_000;

/** The sign-in server as the OAuth library wants it. */
export function serverOf(signIn: OAuthSignIn): oauth.AuthorizationServer {
  const { tokenAddress } = signIn;
  const { origin } = addressOf(tokenAddress);
  if (signIn.kind === 'client') return { issuer: origin, token_endpoint: tokenAddress };
  const { issuer = origin, authorizeAddress } = signIn;
  addressOf(authorizeAddress);
  return { issuer, token_endpoint: tokenAddress, authorization_endpoint: authorizeAddress };
}

export function clientOf({ clientId }: OAuthSignIn): oauth.Client {
  return { client_id: clientId };
}

/** With what the client names itself: its secret where it has one, which only whoever registered it knows. */
export function authOf(signIn: OAuthSignIn, secret: string): oauth.ClientAuth {
  return signIn.kind === 'code' && signIn.secret ? oauth.ClientSecretPost(secret) : oauth.None();
}

/** Options that send each request of the library the way of all others: noted, no cookies, no redirects, in time. */
export function optionsOf(request: TokenRequest, address: string, what: string) {
  return {
    signal: request.signal,
    [oauth.allowInsecureRequests]: addressOf(address).protocol === 'http:',
    [oauth.customFetch]: (url: string, init: oauth.CustomFetchOptions<string, unknown>) =>
      notedFetch(request, new URL(url), init as RequestInit, what),
  };
}

/** Asks for new tokens with those that are there. Asked once: what a server already spent must not be sent twice. */
export async function refreshGrant(
  signIn: OAuthSignIn,
  refresh: string,
  request: TokenRequest,
  secret = '',
): Promise<Grant> {
  const [server, client, auth] = [serverOf(signIn), clientOf(signIn), authOf(signIn, secret)];
  const options = optionsOf(request, signIn.tokenAddress, 'token: refresh_token');
  return asked(signIn, request.signal, async () => {
    const response = await oauth.refreshTokenGrantRequest(server, client, auth, refresh, options);
    return oauth.processRefreshTokenResponse(server, client, response);
  });
}

/** Asks for a token with the secret of the company. */
export async function clientGrant(
  signIn: Extract<OAuthSignIn, { kind: 'client' }>,
  secret: string,
  request: TokenRequest,
): Promise<Grant> {
  const [server, client] = [serverOf(signIn), clientOf(signIn)];
  const options = optionsOf(request, signIn.tokenAddress, 'token: client_credentials');
  const parameters = new URLSearchParams(signIn.scope ? { scope: signIn.scope } : {});
  const auth = oauth.ClientSecretBasic(secret);
  return asked(signIn, request.signal, async () => {
    const response = await oauth.clientCredentialsGrantRequest(server, client, auth, parameters, options);
    return oauth.processClientCredentialsResponse(server, client, response);
  });
}

/** Runs one question to a token server; what goes wrong is named without a word of what was sent or answered. */
export async function asked(
  signIn: OAuthSignIn,
  signal: AbortSignal,
  ask: () => Promise<oauth.TokenEndpointResponse>,
): Promise<Grant> {
  const { host } = addressOf(signIn.tokenAddress);
  try {
    const { access_token: access, refresh_token: refresh, expires_in: expiresIn, api_domain } = await ask();
    return {
      access,
      ...(refresh ? { refresh } : {}),
      ...(expiresIn === undefined ? {} : { expiresIn }),
      ...(typeof api_domain === 'string' ? { apiDomain: api_domain } : {}),
    };
  } catch (error) {
    signal.throwIfAborted();
    throw failureOf(error, host, signIn);
  }
}

/** An address of a sign-in server. Throws `address-insecure` and `sign-in-server`. */
export function addressOf(address: string): URL {
  if (!URL.canParse(address)) throw httpFailure('sign-in-server', address.slice(0, 80));
  const url = new URL(address);
  if (!isSafe(url)) throw httpFailure('address-insecure', url.host);
  return url;
}

function failureOf(error: unknown, host: string, signIn: OAuthSignIn): FailureError {
  if (error instanceof FailureError) return error;
  if (error instanceof oauth.ResponseBodyError)
    return entraRefusal(error.cause, host) ?? refusalOf(error.error, host, signIn);
  if (error instanceof oauth.AuthorizationResponseError) return refusalOf(error.error, host, signIn);
  const { response } = error as { response?: unknown };
  return httpFailure(response instanceof Response ? statusOf(response) : 'sign-in-server', host);
}

function statusOf({ status, ok }: Response) {
  const code = failureOfStatus(status);
  return ok || code === 'answer-unexpected' ? 'sign-in-server' : code;
}

/**
 * A renewal that has ended, or that a rule of the company lets a person alone make (OpenID Connect Core, 3.1.2.6). Zoho has a
 * word of its own for what RFC 6749 calls an invalid grant.
 */
const NEEDS_PERSON = new Set(['invalid_grant', 'invalid_code', 'interaction_required', 'login_required']);

/** Codes of RFC 6749, 5.2 and 4.1.2.1, and those of OpenID Connect. Descriptions beside them may hold anything. */
function refusalOf(code: string, host: string, signIn: OAuthSignIn): FailureError {
  // Salesforce writes its own in capitals: OAUTH_APP_BLOCKED.
  const shown = /^[a-z_]{1,40}$/i.test(code) ? code : 'another reason';
  if (shown === 'consent_required') return noConsent(host);
  if (NEEDS_PERSON.has(shown)) return httpFailure('sign-in-again', host);
  if (shown === 'temporarily_unavailable' || shown === 'server_error')
    return httpFailure('server-error', host);
  if (signIn.kind === 'code' && signIn.secret === false && /^(?:invalid|unauthorized)_client/.test(shown))
    return new FailureError({
      code: 'sign-in-secret',
      message: `${host} gives no tokens to this client ID without its secret (${shown}).`,
      next: 'Check the client ID. If it is right, enter the client secret as well: it is kept encrypted in this browser, and sent to that server alone.',
    });
  return new FailureError({
    code: 'sign-in-denied',
    message: `${host} denies the sign-in: ${shown}.`,
    next: 'Check client ID and scope. Whoever looks after the sign-in server must have registered PartnerLens there.',
  });
}

/**
 * One request to a sign-in server. Identity tokens are dropped: PartnerLens needs leave to read, not who somebody is.
 * Throws `FailureError` for what is no answer.
 */
async function notedFetch(
  request: TokenRequest,
  url: URL,
  init: RequestInit,
  what: string,
): Promise<Response> {
  const { signal } = request;
  const sent = init.body ? new TextEncoder().encode(`${init.body}`).length : 0;
  const noted = noteRequest(request, url.host, { what, fields: [] }, sent);
  const late = AbortSignal.timeout(ANSWER_MS);
  const how = {
    ...init,
    signal: AbortSignal.any([signal, late]),
    redirect: 'manual' as const,
    credentials: 'omit' as const,
    cache: 'no-store' as const,
    referrerPolicy: 'no-referrer' as const,
  };
  try {
    const response = await noted.asked(() => fetch(url, how));
    const bytes = await readBytes(response, url.host, ANSWER_MS, signal);
    noted.end(`${response.status}`, bytes.length);
    if (response.type === 'opaqueredirect') throw httpFailure('server-redirects', url.host);
    // Zoho refuses with a status of success; whoever reads on expects the one of RFC 6749, 5.2.
    const status = response.status === 200 && isError(bytes) ? 400 : response.status;
    return new Response(withoutIdentity(bytes), { status, headers: response.headers });
  } catch (error) {
    signal.throwIfAborted();
    noted.end(late.aborted ? 'server-timeout' : 'no answer');
    if (error instanceof FailureError) throw error;
    throw httpFailure(late.aborted ? 'server-timeout' : 'server-unreachable', url.host);
  }
}

/** True for a body that names an error in the place of a token. */
function isError(bytes: Uint8Array<ArrayBuffer>): boolean {
  try {
    const said: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const { error, access_token: token } = said as Record<string, unknown>;
    return typeof error === 'string' && token === undefined;
  } catch {
    return false;
  }
}

function withoutIdentity(bytes: Uint8Array<ArrayBuffer>): BodyInit | null {
  if (bytes.length === 0) return null;
  try {
    const { id_token: _, ...rest } = JSON.parse(new TextDecoder().decode(bytes));
    return JSON.stringify(rest);
  } catch {
    return bytes;
  }
}
