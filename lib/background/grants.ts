import { z } from 'zod';
import { mentionSchema } from '../domain/mention.ts';

/** How long a card frame may take to redeem its grant. */
export const GRANT_LIFE_MS = 10_000;

const grantSchema = z.object({
  mention: mentionSchema,
  tabId: z.number(),
  documentId: z.string(),
  pageOrigin: z.string(),
  expiresAt: z.number(),
  redeemed: z.boolean(),
});
export type StoredGrant = z.infer<typeof grantSchema>;

/** Session storage as this module needs it: survives a worker kill, never reaches the disk. */
export interface SessionArea {
  get(keys: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

const keyOf = (token: string) => `grant:${token}`;

/** Issues a one-use ticket for the card of one mention; drops tickets that ran out. */
export async function issueGrant(
  session: SessionArea,
  grant: Omit<StoredGrant, 'expiresAt' | 'redeemed'>,
  instant: number,
): Promise<string> {
  await dropExpired(session, instant);
  const token = [...crypto.getRandomValues(new Uint8Array(32))]
    .map((b) => b.toString(16).padStart(2, '0'))
    .join('');
  await session.set({ [keyOf(token)]: { ...grant, expiresAt: instant + GRANT_LIFE_MS, redeemed: false } });
  return token;
}

/** Tokens that are being redeemed right now: a second frame with the same token loses even while the first waits. */
const redeeming = new Set<string>();

/**
 * Redeems a ticket once. Null when it is unknown, used, too old, from another tab, or the frame stands under another
 * page than the one that asked.
 */
export async function redeemGrant(
  session: SessionArea,
  token: string,
  frame: { tabId: number; ancestorOrigin: string },
  instant: number,
): Promise<StoredGrant | null> {
  if (redeeming.has(token)) return null;
  redeeming.add(token);
  try {
    const grant = await readGrant(session, token);
    if (!grant || grant.redeemed || grant.expiresAt < instant || grant.tabId !== frame.tabId) return null;
    if (frame.ancestorOrigin !== '' && frame.ancestorOrigin !== grant.pageOrigin) return null;
    await session.set({ [keyOf(token)]: { ...grant, redeemed: true } });
    return grant;
  } finally {
    redeeming.delete(token);
  }
}

/** The grant behind an open card, so that the card can ask its own document to take it away. */
export async function readGrant(session: SessionArea, token: string): Promise<StoredGrant | null> {
  const stored = (await session.get(keyOf(token)))[keyOf(token)];
  const grant = grantSchema.safeParse(stored);
  return grant.success ? grant.data : null;
}

async function dropExpired(session: SessionArea, instant: number): Promise<void> {
  const all = await session.get(null);
  const expired = Object.entries(all)
    .filter(([key, value]) => key.startsWith('grant:') && isExpired(value, instant))
    .map(([key]) => key);
  if (expired.length > 0) await session.remove(expired);
}

function isExpired(value: unknown, instant: number): boolean {
  const grant = grantSchema.safeParse(value);
  return !grant.success || grant.data.expiresAt < instant - 3_600_000;
}
