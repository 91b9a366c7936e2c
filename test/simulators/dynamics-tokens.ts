import { createHash, randomUUID } from 'node:crypto';

/** What a token request is answered. */
interface Said {
  status: number;
  body: Record<string, unknown>;
}

type Page = { location: string; cookie?: string } | { error: string };

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
  /** Who signs in where the page is shown, as Entra calls them. */
  person: string;
  /** Who is signed in at Entra in this browser, by its cookie. */
  sessions: Map<string, string>;
  clock: () => number;
  /** How each renewal ended. */
  refreshes: string[];
  /** Access tokens that were issued, in order. */
  issued: string[];
  /** Refresh tokens that were issued, in order. */
  issuedKeys: string[];
  /** The page itself, or where it sends the browser; with a cookie once somebody has signed in there. */
  authorize(parameters: URLSearchParams, org: string, cookies?: string): Page;
  grant(form: URLSearchParams, from: string | undefined): Said;
  /** The tokens that a consent would give, without a page. */
  signIn(): { access: string; refresh: string };
  admits(authorization: string | undefined): boolean;
  /** Whose an access token is. */
  ownerOf(authorization: string | undefined): string | undefined;
  /** Ends all access tokens. */
  expire(): void;
  /** Ends the sign-in itself. */
  revoke(): void;
}

/** A refresh token of a single-page application lives so long from the sign-in on; renewals do not make it longer. */
const SPA_MS = 24 * 3_600_000;
const COOKIE = 'ESTSAUTHPERSISTENT';

export function entraTokens(): EntraTokens {
  const codes = new Map<string, { challenge: string; redirect: string; person: string }>();
  const valid = new Map<string, string>();
  const keys = new Map<string, { at: number; person: string }>();
  const issue = (at: number, person: string) => {
    const issued = { access: `eyJ0.${randomUUID()}`, refresh: `0.AX${randomUUID()}` };
    keys.set(issued.refresh, { at, person });
    valid.set(issued.access, person);
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
    person: 'ada@own.example',
    sessions: new Map(),
    clock: Date.now,
    refreshes: [],
    issued: [],
    issuedKeys: [],
    authorize(given, org, cookies = '') {
      const redirect = given.get('redirect_uri') ?? '';
      if (given.get('client_id') !== tokens.clientId) return { error: 'AADSTS700016' };
      if (!tokens.redirects.has(redirect)) return { error: 'AADSTS50011' };
      const url = new URL(redirect);
      url.searchParams.set('state', given.get('state') ?? '');
      const challenge = given.get('code_challenge') ?? '';
      const wanted = (given.get('scope') ?? '').split(' ');
      const isSilent = given.get('prompt') === 'none';
      const session = isSilent ? sessionOf(given.get('login_hint'), cookies) : undefined;
      const refuse = (error: string, code: number) => {
        url.searchParams.set('error', error);
        url.searchParams.set('error_description', `AADSTS${code}: not without a page.`);
      };
      let cookie: string | undefined;
      if (given.get('code_challenge_method') !== 'S256' || challenge === '')
        url.searchParams.set('error', 'invalid_request');
      else if (!wanted.includes(`${org}/user_impersonation`)) url.searchParams.set('error', 'invalid_scope');
      else if (isSilent && !session) refuse('login_required', 50058);
      else if (!tokens.consented) refuse(isSilent ? 'interaction_required' : 'consent_required', 65001);
      else if (isSilent && tokens.wantsPerson) refuse('interaction_required', 50076);
      else {
        const code = `0.code-${randomUUID()}`;
        const person = session ?? tokens.person;
        codes.set(code, { challenge, redirect, person });
        url.searchParams.set('code', code);
        if (!session) {
          cookie = randomUUID();
          tokens.sessions.set(cookie, person);
        }
      }
      return { location: url.href, ...(cookie ? { cookie: `${COOKIE}=${cookie}` } : {}) };
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
        return wrong ?? { status: 200, body: answer(issue(tokens.clock(), code.person)) };
      }
      const said = renewal(keys.get(form.get('refresh_token') ?? ''), from);
      tokens.refreshes.push(said.status === 200 ? 'granted' : `${said.body.error}`);
      return said;
    },
    signIn: () => issue(tokens.clock(), tokens.person),
    admits: (authorization) => tokens.ownerOf(authorization) !== undefined,
    ownerOf: (authorization) => valid.get((authorization ?? '').replace(/^Bearer /, '')),
    expire: () => valid.clear(),
    revoke() {
      valid.clear();
      keys.clear();
    },
  };

  /** Who is signed in in the browser that sends these cookies; nobody where somebody else is wanted. */
  function sessionOf(hint: string | null, cookies: string): string | undefined {
    const [, id = ''] = new RegExp(`${COOKIE}=([^;]+)`).exec(cookies) ?? [];
    const person = tokens.sessions.get(id);
    return hint && hint !== person ? undefined : person;
  }

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

  function renewal(key: { at: number; person: string } | undefined, from: string | undefined): Said {
    const wrong = wrongPlatform('spa', from);
    if (wrong) return wrong;
    if (!key) return no('invalid_grant', 70000, 'The refresh token is not valid.');
    if (tokens.clock() - key.at >= SPA_MS)
      return no(
        'invalid_grant',
        700084,
        'The refresh token was issued to a single page app and has expired.',
      );
    if (tokens.wantsPerson)
      return no('interaction_required', 50076, 'You must use multi-factor authentication.');
    return { status: 200, body: answer(issue(key.at, key.person)) };
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
