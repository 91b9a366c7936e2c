import * as oauth from 'oauth4webapi';
import type { CodeSignIn, Tokens } from '../../../domain/sign-in.ts';
import { clientOf, optionsOf, serverOf, type TokenRequest } from './token-request.ts';

/**
 * Asks a sign-in server to end what it issued (RFC 7009): with the key for renewals all that came of it ends. Answers whether
 * the server said that it is ended; where it has no address for that, nothing is asked. Throws only what `request.signal` was
 * aborted with.
 */
export async function revokeTokens(
  signIn: CodeSignIn,
  { access, refresh }: Pick<Tokens, 'access' | 'refresh'>,
  request: TokenRequest,
): Promise<boolean> {
  const { revokeAddress } = signIn;
  const token = refresh ?? access;
  if (!revokeAddress || token === '') return false;
  const server = { ...serverOf(signIn), revocation_endpoint: revokeAddress };
  const options = optionsOf(request, revokeAddress, 'token: revocation');
  try {
    const response = await oauth.revocationRequest(server, clientOf(signIn), oauth.None(), token, options);
    await oauth.processRevocationResponse(response);
    return true;
  } catch {
    request.signal.throwIfAborted();
    return false;
  }
}
