import type { OAuthSignIn } from '../../../lib/domain/sign-in.ts';
import type { Auth } from '../../../lib/sources/http/auth.ts';
import { type TokenShelf, tokenAuth } from '../../../lib/sources/http/oauth/token-auth.ts';
import { refreshGrant } from '../../../lib/sources/http/oauth/token-request.ts';
import { openApi } from '../../../lib/sources/http/open-api.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { storedTokens } from '../../../lib/sync/token-shelf.ts';
import { type ReportServer, startReports } from '../../simulators/report-server.ts';
import { startTokens, type TokenServer } from '../../simulators/token-server.ts';

export const noted = {
  connectionId: 'c',
  why: 'sync',
  note: () => {},
  signal: new AbortController().signal,
};

/** One window or worker of the browser: it shares the store and the locks with the others, and nothing else. */
interface Caller {
  auth: Auth;
  /** Reads the data and answers the status. */
  ask(): Promise<number>;
}

/** A server that wants tokens, one that gives them, and a browser that is signed in. */
export interface TokenWorld {
  tokens: TokenServer;
  reports: ReportServer;
  store: Store;
  clock: number;
  signIn(): OAuthSignIn & { kind: 'code' };
  caller(shelf?: TokenShelf): Caller;
  close(): Promise<void>;
}

let worlds = 0;

export async function openTokenWorld(): Promise<TokenWorld> {
  const [tokens, reports] = await Promise.all([startTokens(), startReports()]);
  reports.reports.set('/data', {
    body: '{}',
    type: 'application/json',
    admits: ({ authorization }) => tokens.admits(authorization),
  });
  worlds += 1;
  const store = await openStore(`tokens-${worlds}-${Date.now()}`);
  const world: TokenWorld = {
    tokens,
    reports,
    store,
    clock: Date.UTC(2026, 10, 22),
    signIn: () => ({
      kind: 'code',
      authorizeAddress: `${tokens.origin}/authorize`,
      tokenAddress: `${tokens.origin}/token`,
      clientId: 'partnerlens',
      scope: '',
    }),
    caller: (shelf = storedTokens(store, 'c')) => callerIn(world, shelf),
    close: async () => {
      closeStore(store);
      await Promise.all([tokens.close(), reports.close()]);
    },
  };
  const { access, refresh } = tokens.signIn();
  const first = { access, refresh, expiresAt: world.clock + 600_000, rotation: 1, asked: [] };
  await storedTokens(store, 'c').write(first);
  return world;
}

function callerIn(world: TokenWorld, shelf: TokenShelf): Caller {
  const auth = tokenAuth({
    host: 'reports.example',
    shelf,
    now: () => world.clock,
    grant: (stored) => refreshGrant(world.signIn(), stored?.refresh ?? '', noted),
  });
  // What is tried is the renewal: nobody waits for a turn.
  const pace = { together: 50, perSecond: 1e6 };
  const api = openApi({ ...noted, address: `${world.reports.origin}/`, auth, pace });
  return {
    auth,
    ask: async () => (await api.send({ method: 'GET', path: 'data', what: 'data', fields: [] })).status,
  };
}

/**
 * So many callers at once, round after round, each time with a token that has ended: by the clock and by a 401 in turn.
 * Throws when a caller gets no answer.
 */
export async function askInRounds(world: TokenWorld, callers: number, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    world.clock += round % 2 === 0 ? 11 * 60_000 : 61_000;
    world.tokens.expire();
    const statuses = await Promise.all(Array.from({ length: callers }, () => world.caller().ask()));
    if (statuses.some((status) => status !== 200)) throw new Error(`Round ${round}: ${statuses}`);
  }
}
