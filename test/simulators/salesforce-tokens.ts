import { createHash, randomUUID } from 'node:crypto';

/** What a token request is answered. */
interface Said {
  status: number;
  body: Record<string, string>;
}

/** The sign-in of an org: authorization code with PKCE, and refresh tokens that each serve once. */
export interface SalesforceTokens {
  clientId: string;
  /** Where the sign-in may send people back to. */
  redirects: Set<string>;
  /** "Require secret for Refresh Token Flow" is ticked. */
  wantsSecret: boolean;
  /** How each renewal ended. */
  refreshes: ('granted' | 'invalid_grant' | 'invalid_client')[];
  /** Access tokens that were issued, in order. */
  issued: string[];
  /** Refresh tokens that were issued, in order. */
  issuedKeys: string[];
  /** Where a person is sent who signs in; an error in words for a request that is not as registered. */
  authorize(parameters: URLSearchParams): { location: string } | { error: string };
  grant(form: URLSearchParams, instance: string): Said;
  /** The tokens that a consent would give, without a page. */
  signIn(): { access: string; refresh: string };
  admits(authorization: string | undefined): boolean;
  /** How many consents hold: an org keeps each until it is ended. */
  live(): number;
  /** Ends all access tokens. */
  expire(): void;
  /** Ends all sign-ins. */
  revoke(): void;
  /** What the owner of a token asks for; false for one that is not known. */
  end(token: string): boolean;
}

export function salesforceTokens(): SalesforceTokens {
  const codes = new Map<string, { challenge: string; redirect: string }>();
  /** Each consent with what it issued last. */
  const consents: { access: string | undefined; refresh: string }[] = [];
  const issue = () => {
    const issued = { access: `00D!${randomUUID()}`, refresh: `5Aep${randomUUID()}` };
    tokens.issued.push(issued.access);
    tokens.issuedKeys.push(issued.refresh);
    return issued;
  };
  const tokens: SalesforceTokens = {
    clientId: '3MVG9.consumer',
    redirects: new Set(),
    wantsSecret: false,
    refreshes: [],
    issued: [],
    issuedKeys: [],
    authorize(given) {
      const redirect = given.get('redirect_uri') ?? '';
      if (given.get('client_id') !== tokens.clientId) return { error: 'invalid_client_id' };
      if (!tokens.redirects.has(redirect)) return { error: 'redirect_uri_mismatch' };
      const url = new URL(redirect);
      url.searchParams.set('state', given.get('state') ?? '');
      const challenge = given.get('code_challenge') ?? '';
      if (given.get('code_challenge_method') !== 'S256' || challenge === '')
        url.searchParams.set('error', 'invalid_request');
      else {
        const code = `code-${randomUUID()}`;
        codes.set(code, { challenge, redirect });
        url.searchParams.set('code', code);
      }
      return { location: url.href };
    },
    grant(form, instance) {
      const error = (code: string, status = 400): Said => ({
        status,
        body: { error: code, error_description: 'no' },
      });
      if (form.get('client_id') !== tokens.clientId) return error('invalid_client_id');
      if (form.get('grant_type') === 'authorization_code') {
        const code = codes.get(form.get('code') ?? '');
        codes.delete(form.get('code') ?? '');
        const verifier = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url');
        if (!code || code.redirect !== form.get('redirect_uri') || code.challenge !== verifier)
          return error('invalid_grant');
        return { status: 200, body: answer(tokens.signIn(), instance) };
      }
      if (tokens.wantsSecret) {
        tokens.refreshes.push('invalid_client');
        return error('invalid_client');
      }
      const consent = consents.find(({ refresh }) => refresh === form.get('refresh_token'));
      if (form.get('grant_type') !== 'refresh_token' || !consent) {
        // A key that was used before means that somebody else has it: the whole sign-in ends.
        tokens.revoke();
        tokens.refreshes.push('invalid_grant');
        return error('invalid_grant');
      }
      tokens.refreshes.push('granted');
      const issued = issue();
      Object.assign(consent, issued);
      return { status: 200, body: answer(issued, instance) };
    },
    signIn() {
      const issued = issue();
      consents.push({ ...issued });
      return issued;
    },
    live: () => consents.length,
    admits(authorization) {
      const token = (authorization ?? '').replace(/^(?:Bearer|OAuth) /, '');
      return consents.some(({ access }) => access === token);
    },
    expire() {
      for (const consent of consents) consent.access = undefined;
    },
    end(token) {
      const at = consents.findIndex(({ access, refresh }) => token === access || token === refresh);
      if (at >= 0) consents.splice(at, 1);
      return at >= 0;
    },
    revoke: () => void consents.splice(0),
  };
  return tokens;
}

function answer({ access, refresh }: { access: string; refresh: string }, instance: string) {
  return {
    access_token: access,
    refresh_token: refresh,
    token_type: 'Bearer',
    instance_url: instance,
    id: `${instance}/id/00D8d0000000001EAA/0058d0000000001`,
    issued_at: `${Date.now()}`,
    signature: 'c2lnbmF0dXJl',
    scope: 'api refresh_token',
  };
}
