import { type Tokens, tokensSchema } from '../domain/sign-in.ts';
import type { TokenShelf } from '../sources/http/oauth/token-auth.ts';
import type { Store } from '../store/open.ts';
import { readSecret, tokensOf, writeSecret } from '../store/secrets.ts';

/** The tokens of a connection, encrypted in the store; a Web Lock lets one window or worker renew them at a time. */
export function storedTokens(store: Store, connectionId: string): TokenShelf {
  const id = tokensOf(connectionId);
  return {
    async read() {
      const text = await readSecret(store, id);
      return text === undefined ? undefined : tokensSchema.safeParse(JSON.parse(text)).data;
    },
    write: (tokens) => writeSecret(store, id, JSON.stringify(tokens)),
    alone: (work) => navigator.locks.request(`partnerlens-tokens ${connectionId}`, work),
  };
}

/** Tokens of a sign-in that is being checked: nothing is stored before the connection is. */
export function heldTokens(first?: Tokens): TokenShelf & { held(): Tokens | undefined } {
  let tokens = first;
  return {
    read: async () => tokens,
    write: async (next) => {
      tokens = next;
    },
    alone: (work) => work(),
    held: () => tokens,
  };
}
