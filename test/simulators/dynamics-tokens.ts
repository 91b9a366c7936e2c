import { createHash, randomUUID } from 'node:crypto';

/** What a token request is answered. */
interface Said {
  status: number;
  body: Record<string, unknown>;
}

/** The sign-in of Microsoft Entra ID (v2): authorization code with PKCE, bound to the platform of the registration. */
export interface EntraTokens {
  tenant: string;
  clientId: string;
  /** Where the sign-in may send people back to, and as which platform that is registered. */
  redirects: Map<string, 'spa' | 'native' | 'web'>;
  /** Somebody of the company let its people use this registration. */
  consented: boolean;
  /** A rule of the company wants a person at each renewal. */
  wantsPerson: boolean;
  clock: () => number;
  /** How each renewal ended. */
  refreshes: string[];
  /** Access tokens that were issued, in order. */
  issued: string[];
  /** Refresh tokens that were issued, in order. */
  issuedKeys: string[];
  authorize(parameters: URLSearchParams, org: string): { location: string } | { error: string };
  grant(form: URLSearchParams, from: string | undefined): Said;
  /** The tokens that a consent would give, without a page. */
  signIn(): { access: string; refresh: string };
  admits(authorization: string | undefined): boolean;
  /** Ends all access tokens. */
  expire(): void;
  /** Ends the sign-in itself. */
  revoke(): void;
}

/** A refresh token of a single-page application lives so long from the sign-in on; renewals do not make it longer. */
const SPA_MS = 24 * 3_600_000;

export function entraTokens(): EntraTokens {
  const codes = new Map<string, { challenge: string; redirect: string }>();
  const valid = new Set<string>();
  const keys = new Map<string, number>();
  const issue = (signedInAt: number) => {
    const issued = { access: `eyJ0.${randomUUID()}`, refresh: `0.AX${randomUUID()}` };
    keys.set(issued.refresh, signedInAt);
    valid.add(issued.access);
    tokens.issued.push(issued.access);
    tokens.issuedKeys.push(issued.refresh);
    return issued;
  };
  const no = (error: string, code: number, said: string): Said => ({
    status: 400,
    body: {
      error,
      error_description: `AADSTS${code}: ${said} Trace ID: ${randomUUID()}`,
      error_codes: [code],
      timestamp: '2026-11-01 08:00:00Z',
    },
  });
  const tokens: EntraTokens = {
    tenant: '11111111-2222-4333-8444-555555555555',
    clientId: '99999999-8888-4777-8666-555555555555',
    redirects: new Map(),
    consented: true,
    wantsPerson: false,
    clock: Date.now,
    refreshes: [],
    issued: [],
    issuedKeys: [],
    authorize(given, org) {
      const redirect = given.get('redirect_uri') ?? '';
      if (given.get('client_id') !== tokens.clientId) return { error: 'AADSTS700016' };
      if (!tokens.redirects.has(redirect)) return { error: 'AADSTS50011' };
      const url = new URL(redirect);
      url.searchParams.set('state', given.get('state') ?? '');
      const challenge = given.get('code_challenge') ?? '';
      const wanted = (given.get('scope') ?? '').split(' ');
      if (given.get('code_challenge_method') !== 'S256' || challenge === '')
        url.searchParams.set('error', 'invalid_request');
      else if (!wanted.includes(`${org}/user_impersonation`)) url.searchParams.set('error', 'invalid_scope');
      else if (!tokens.consented) {
        url.searchParams.set('error', 'consent_required');
        url.searchParams.set('error_description', 'AADSTS65001: not consented');
      } else {
        const code = `0.code-${randomUUID()}`;
        codes.set(code, { challenge, redirect });
        url.searchParams.set('code', code);
      }
      return { location: url.href };
    },
    grant(form, from) {
      if (form.get('client_id') !== tokens.clientId)
        return no('unauthorized_client', 700016, 'Application was not found in the directory.');
      if (form.get('grant_type') === 'authorization_code') {
        const code = codes.get(form.get('code') ?? '');
        codes.delete(form.get('code') ?? '');
        const verifier = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url');
        if (!code || code.redirect !== form.get('redirect_uri') || code.challenge !== verifier)
          return no('invalid_grant', 54005, 'The code was redeemed already, or its verifier is wrong.');
        const wrong = wrongPlatform(tokens.redirects.get(code.redirect), from);
        return wrong ?? { status: 200, body: answer(issue(tokens.clock())) };
      }
      const signedInAt = keys.get(form.get('refresh_token') ?? '');
      const said = renewal(signedInAt, from);
      tokens.refreshes.push(said.status === 200 ? 'granted' : `${said.body.error}`);
      return said;
    },
    signIn: () => issue(tokens.clock()),
    admits: (authorization) => valid.has((authorization ?? '').replace(/^Bearer /, '')),
    expire: () => valid.clear(),
    revoke() {
      valid.clear();
      keys.clear();
    },
  };

  function wrongPlatform(platform: string | undefined, from: string | undefined): Said | undefined {
    if (platform === 'web')
      return no('invalid_client', 7000218, "The request body must contain 'client_secret'.");
    if (platform === 'spa' && !from)
      return no(
        'invalid_request',
        9002327,
        "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
      );
    if (platform === 'native' && from)
      return no(
        'invalid_request',
        9002326,
        "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
      );
    return undefined;
  }

  function renewal(signedInAt: number | undefined, from: string | undefined): Said {
    const wrong = wrongPlatform('spa', from);
    if (wrong) return wrong;
    if (signedInAt === undefined) return no('invalid_grant', 70000, 'The refresh token is not valid.');
    if (tokens.clock() - signedInAt >= SPA_MS)
      return no(
        'invalid_grant',
        700084,
        'The refresh token was issued to a single page app and has expired.',
      );
    if (tokens.wantsPerson)
      return no('interaction_required', 50076, 'You must use multi-factor authentication.');
    return { status: 200, body: answer(issue(signedInAt)) };
  }

  return tokens;
}

function answer({ access, refresh }: { access: string; refresh: string }) {
  return {
    token_type: 'Bearer',
    scope: 'user_impersonation',
    expires_in: 3_900,
    ext_expires_in: 3_900,
    access_token: access,
    refresh_token: refresh,
  };
}
