import { createHash, randomUUID } from 'node:crypto';

/** The sign-in of one organisation: authorization code with PKCE, refresh tokens that stay, errors that come with status 200. */
export interface ZohoTokens {
  clientId: string;
  /** What the client is registered with: a secret where the registration has one. */
  secret: string | undefined;
  redirects: Set<string>;
  /** How each renewal ended. */
  refreshes: string[];
  /** Access and refresh tokens that were issued, in order. */
  issued: string[];
  /** Where the organisation lives: what a sign-in and a token answer say. */
  accountsServer: string;
  apiDomain: string;
  location: string;
  authorize(given: URLSearchParams): { location: string } | { error: string };
  grant(form: URLSearchParams): Record<string, unknown>;
  /** The tokens that a consent would give, without a page. */
  signIn(scope?: string): { access: string; refresh: string };
  /** What a token may do; undefined for one that is not known. */
  scopeOf(authorization: string | undefined): Set<string> | undefined;
  /** Ends all access tokens. */
  expire(): void;
  /** Ends the sign-in itself. */
  revoke(): void;
  /** What the owner of a token asks for; false for one that is not known. */
  end(token: string): boolean;
}

const ALL = 'ZohoCRM.modules.ALL,ZohoCRM.settings.ALL,ZohoCRM.org.READ,ZohoCRM.users.READ,ZohoCRM.coql.READ';

export function zohoTokens(origin: string): ZohoTokens {
  const codes = new Map<string, { challenge: string; redirect: string; scope: string; offline: boolean }>();
  const valid = new Map<string, string>();
  /** Which refresh token an access token came of. */
  const cameOf = new Map<string, string>();
  const refreshes = new Map<string, string>();
  const issue = (scope: string, refresh: string): string => {
    const access = `1000.${randomUUID().replaceAll('-', '')}`;
    valid.set(access, scope);
    cameOf.set(access, refresh);
    tokens.issued.push(access);
    return access;
  };
  const answer = (access: string, refresh?: string) => ({
    access_token: access,
    ...(refresh ? { refresh_token: refresh } : {}),
    api_domain: tokens.apiDomain,
    token_type: 'Bearer',
    expires_in: 3600,
  });
  const tokens: ZohoTokens = {
    clientId: '1000.MOBILECLIENT',
    secret: undefined,
    redirects: new Set(),
    refreshes: [],
    issued: [],
    accountsServer: origin,
    apiDomain: origin,
    location: 'eu',
    authorize(given) {
      const redirect = given.get('redirect_uri') ?? '';
      if (given.get('client_id') !== tokens.clientId) return { error: 'Invalid Client ID' };
      if (!tokens.redirects.has(redirect)) return { error: 'Invalid Redirect Uri' };
      const url = new URL(redirect);
      url.searchParams.set('state', given.get('state') ?? '');
      const scope = given.get('scope') ?? '';
      const challenge = given.get('code_challenge') ?? '';
      if (scope === '' || / /.test(scope)) url.searchParams.set('error', 'invalid_scope');
      else if (given.get('code_challenge_method') !== 'S256' || challenge === '')
        url.searchParams.set('error', 'invalid_request');
      else {
        const code = `1000.${randomUUID()}`;
        codes.set(code, { challenge, redirect, scope, offline: given.get('access_type') === 'offline' });
        url.searchParams.set('code', code);
        url.searchParams.set('location', tokens.location);
        url.searchParams.set('accounts-server', tokens.accountsServer);
      }
      return { location: url.href };
    },
    grant(form) {
      if (form.get('client_id') !== tokens.clientId) return { error: 'invalid_client' };
      if (tokens.secret !== undefined && form.get('client_secret') !== tokens.secret)
        return { error: form.has('client_secret') ? 'invalid_client_secret' : 'invalid_client' };
      if (form.get('grant_type') === 'authorization_code') {
        const code = codes.get(form.get('code') ?? '');
        codes.delete(form.get('code') ?? '');
        const verifier = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url');
        if (!code || code.challenge !== verifier) return { error: 'invalid_code' };
        if (code.redirect !== form.get('redirect_uri')) return { error: 'invalid_redirect_uri' };
        const { access, refresh } = tokens.signIn(code.scope);
        return answer(access, code.offline ? refresh : undefined);
      }
      const scope = refreshes.get(form.get('refresh_token') ?? '');
      const granted = form.get('grant_type') === 'refresh_token' && scope !== undefined;
      tokens.refreshes.push(granted ? 'granted' : 'invalid_code');
      return granted ? answer(issue(scope, form.get('refresh_token') ?? '')) : { error: 'invalid_code' };
    },
    signIn(scope = ALL) {
      const refresh = `1000.refresh.${randomUUID()}`;
      refreshes.set(refresh, scope);
      tokens.issued.push(refresh);
      return { access: issue(scope, refresh), refresh };
    },
    scopeOf(authorization = '') {
      const [, token = ''] = /^Zoho-oauthtoken (\S+)$/.exec(authorization) ?? [];
      const scope = valid.get(token);
      return scope === undefined ? undefined : new Set(scope.split(',').map((each) => each.toLowerCase()));
    },
    expire: () => valid.clear(),
    end(token) {
      if (!refreshes.has(token) && !valid.has(token)) return false;
      const refresh = cameOf.get(token) ?? token;
      refreshes.delete(refresh);
      for (const [access, from] of cameOf) if (from === refresh) valid.delete(access);
      return true;
    },
    revoke() {
      valid.clear();
      refreshes.clear();
    },
  };
  return tokens;
}

/** A form as browsers send it, or in parts, as Zoho's own client does. */
export function formOf(body: string, type = ''): URLSearchParams {
  const [, boundary] = /^multipart\/form-data; boundary=(.+)$/.exec(type) ?? [];
  if (!boundary) return new URLSearchParams(body);
  const form = new URLSearchParams();
  for (const part of body.split(`--${boundary}`)) {
    const [, name, value] = /name="(\w+)"[\s\S]*?\r\n\r\n([\s\S]*?)\r\n$/.exec(part) ?? [];
    if (name) form.set(name, value ?? '');
  }
  return form;
}
