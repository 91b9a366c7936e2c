import * as oauth from 'oauth4webapi';
import type { CodeSignIn, SilentRefusal } from '../../../domain/sign-in.ts';
import { httpFailure } from '../failures.ts';
import { entraWantsConsent } from './entra.ts';
import {
  addressOf,
  asked,
  authOf,
  clientOf,
  type Grant,
  optionsOf,
  serverOf,
  type TokenRequest,
} from './token-request.ts';

/** A sign-in that a person is about to make; it lives in the page that asked for it and is stored nowhere. */
export interface CodeFlow {
  /** The page of the sign-in server that the person is shown. */
  url: string;
  redirect: string;
  verifier: string;
  state: string;
}

/**
 * Begins a sign-in by authorization code with PKCE (RFC 7636, S256) and a state of its own. `also`: parameters of this one
 * (`prompt`).
 */
export async function beginCodeFlow(
  signIn: CodeSignIn,
  redirect: string,
  also: Record<string, string> = {},
): Promise<CodeFlow> {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = addressOf(signIn.authorizeAddress);
  const parameters = {
    response_type: 'code',
    client_id: signIn.clientId,
    redirect_uri: redirect,
    scope: signIn.scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries({ ...parameters, ...signIn.parameters, ...also }))
    if (value) url.searchParams.set(name, value);
  return { url: url.href, redirect, verifier, state };
}

/** Exchanges what the sign-in server sent the browser back with. Throws `sign-in-denied`, and the failures of requests. */
export async function finishCodeFlow(
  signIn: CodeSignIn,
  flow: CodeFlow,
  answered: string,
  request: TokenRequest,
  secret = '',
): Promise<Grant> {
  const url = new URL(answered);
  // Addresses that were entered by hand come without the name that the server calls itself.
  const issuer = signIn.issuer ?? url.searchParams.get('iss') ?? undefined;
  const server = serverOf({ ...signIn, ...(issuer ? { issuer } : {}) });
  const client = clientOf(signIn);
  const options = optionsOf(request, signIn.tokenAddress, 'token: authorization_code');
  return asked(signIn, request.signal, async () => {
    const parameters = oauth.validateAuthResponse(server, client, url, flow.state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      authOf(signIn, secret),
      parameters,
      flow.redirect,
      flow.verifier,
      options,
    );
    return oauth.processAuthorizationCodeResponse(server, client, response);
  });
}

/** Codes of OpenID Connect Core, 3.1.2.6. */
const REFUSED_SILENTLY: Record<string, SilentRefusal> = {
  login_required: 'login',
  interaction_required: 'person',
  account_selection_required: 'person',
  consent_required: 'consent',
};

/**
 * Why a server that may show no page (`prompt=none`) signed nobody in; undefined where it says nothing of the kind. An answer to
 * another question (`state`) says nothing.
 */
export function refusedSilently({ state }: CodeFlow, answered: string): SilentRefusal | undefined {
  const said = new URL(answered).searchParams;
  const error = said.get('error');
  if (error === null || said.get('state') !== state) return undefined;
  const isConsent = entraWantsConsent(said.get('error_description') ?? '');
  return isConsent ? 'consent' : (REFUSED_SILENTLY[error] ?? 'no-answer');
}

/** The addresses that a sign-in server publishes (OpenID Connect Discovery 1.0). Throws `sign-in-server` where it does not. */
export async function findAddresses(
  issuer: string,
  request: TokenRequest,
): Promise<Pick<CodeSignIn, 'issuer' | 'authorizeAddress' | 'tokenAddress' | 'revokeAddress'>> {
  const url = addressOf(issuer);
  const options = optionsOf(request, issuer, 'discovery');
  try {
    const response = await oauth.discoveryRequest(url, options);
    const found = await oauth.processDiscoveryResponse(url, response);
    const { authorization_endpoint: authorizeAddress, token_endpoint: tokenAddress } = found;
    const { revocation_endpoint: revokeAddress } = found;
    if (!authorizeAddress || !tokenAddress) throw httpFailure('sign-in-server', url.host);
    return {
      issuer: found.issuer,
      authorizeAddress,
      tokenAddress,
      ...(revokeAddress ? { revokeAddress } : {}),
    };
  } catch {
    request.signal.throwIfAborted();
    throw httpFailure('sign-in-server', url.host);
  }
}
