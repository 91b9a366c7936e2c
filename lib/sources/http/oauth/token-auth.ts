import { FailureError } from '../../../domain/result.ts';
import type { Tokens } from '../../../domain/sign-in.ts';
import type { Auth } from '../auth.ts';
import { httpFailure } from '../failures.ts';
import type { Grant } from './token-request.ts';

/** Where the tokens of one connection lie, the same for every window and worker of this browser. */
export interface TokenShelf {
  read(): Promise<Tokens | undefined>;
  /** Holds once they are stored. */
  write(tokens: Tokens): Promise<void>;
  /** Runs `work` while no other window or worker runs one for this connection. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export interface TokenAuthOptions {
  /** The host that answers for the tokens, for failures. */
  host: string;
  shelf: TokenShelf;
  now(): number;
  /** Asks for new tokens with what is there; throws `sign-in-again` when the server does not give any. */
  grant(tokens: Tokens | undefined): Promise<Grant>;
  /** How tokens are sent; `Bearer` when absent. */
  scheme?: string;
}

/** A token that ends so soon is renewed before it is used. */
const MARGIN_MS = 60_000;
/** More renewals than this within the time mean that something renews in a circle. */
const MOST = 10;
const WITHIN_MS = 10 * 60_000;

/**
 * Signs requests in with tokens that run out. They are renewed by one caller at a time, whoever of the browser's windows and
 * workers asks; the others find the new ones. What the server issued is stored before it is used, since it may have spent
 * the token that it was asked with. When they end is a guess by `expires_in`; a 401 is the truth.
 */
export function tokenAuth({ host, shelf, now, grant, scheme = 'Bearer' }: TokenAuthOptions): Auth {
  const renewed = (refused: string | undefined): Promise<Tokens> =>
    shelf.alone(async () => {
      const stored = await shelf.read();
      if (stored?.access && stored.access !== refused && isFresh(stored, now())) return stored;
      if (stored?.access === '') throw httpFailure('sign-in-again', host);
      const asked = (stored?.asked ?? []).filter((at) => Math.abs(now() - at) < WITHIN_MS);
      if (asked.length >= MOST) throw httpFailure('sign-in-too-often', host);
      const counted = { access: '?', rotation: 0, ...stored, asked: [...asked, now()] };
      await shelf.write(counted);
      try {
        const next = tokensOf(await grant(stored), counted, now());
        await shelf.write(next);
        return next;
      } catch (error) {
        if (isOver(error))
          await shelf.write({ access: '', rotation: counted.rotation, asked: counted.asked });
        throw error;
      }
    });
  return {
    async headers() {
      const stored = await shelf.read();
      const usable = stored?.access && isFresh(stored, now()) ? stored : await renewed(stored?.access);
      return { authorization: `${scheme} ${usable.access}` };
    },
    async renew({ authorization = '' }) {
      await renewed(authorization.slice(scheme.length + 1));
      return true;
    },
  };
}

/** What is stored of a grant. A server that sends no new refresh token lets the old one stand (RFC 6749, 6). */
export function tokensOf(
  grant: Grant,
  before: Pick<Tokens, 'refresh' | 'rotation' | 'asked' | 'signedInAt'>,
  now: number,
): Tokens {
  const refresh = grant.refresh ?? before.refresh;
  return {
    access: grant.access,
    ...(grant.expiresIn === undefined ? {} : { expiresAt: now + grant.expiresIn * 1000 }),
    ...(refresh ? { refresh } : {}),
    ...(before.signedInAt === undefined ? {} : { signedInAt: before.signedInAt }),
    rotation: before.rotation + 1,
    asked: before.asked,
  };
}

function isFresh({ access, expiresAt }: Tokens, now: number): boolean {
  return access !== '?' && (expiresAt === undefined || now < expiresAt - MARGIN_MS);
}

function isOver(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'sign-in-again';
}
