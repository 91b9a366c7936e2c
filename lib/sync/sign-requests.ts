import type { OAuthSignIn, SignIn, Tokens } from '../domain/sign-in.ts';
import { type Auth, basicAuth, bearerAuth, headerAuth, noAuth } from '../sources/http/auth.ts';
import { httpFailure } from '../sources/http/failures.ts';
import { type TokenShelf, tokenAuth } from '../sources/http/oauth/token-auth.ts';
import {
  clientGrant,
  type Grant,
  refreshGrant,
  type TokenRequest,
} from '../sources/http/oauth/token-request.ts';
import type { Store } from '../store/open.ts';
import { storedTokens } from './token-shelf.ts';

/** A connection whose requests are signed in on their way. */
export interface SignedIn {
  id: string;
  address: string;
  signIn: SignIn;
}

/** How requests are signed in. Where the sign-in is new, its tokens are at hand and stored nowhere yet. */
export function authOf(
  store: Store,
  { id, address, signIn }: SignedIn,
  secret: string,
  request: TokenRequest,
  shelf?: TokenShelf,
): Auth {
  switch (signIn.kind) {
    case 'header':
      return headerAuth(signIn.name, secret);
    case 'bearer':
      return bearerAuth(secret);
    case 'basic':
      return basicAuth(signIn.user, secret);
    case 'client':
    case 'code':
      return tokenAuth({
        host: new URL(address).host,
        shelf: shelf ?? storedTokens(store, id),
        now: Date.now,
        ...(signIn.kind === 'code' && signIn.scheme ? { scheme: signIn.scheme } : {}),
        grant: (tokens) => renewal(signIn, tokens, secret, request),
      });
    default:
      return noAuth;
  }
}

function renewal(
  signIn: OAuthSignIn,
  tokens: Tokens | undefined,
  secret: string,
  request: TokenRequest,
): Promise<Grant> {
  if (signIn.kind === 'client') return clientGrant(signIn, secret, request);
  if (!tokens?.refresh) throw httpFailure('sign-in-again', new URL(signIn.tokenAddress).host);
  return refreshGrant(signIn, tokens.refresh, request, secret);
}
