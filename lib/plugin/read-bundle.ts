import type { z } from 'zod/mini';
import { BUNDLE_VERSION, type Bundle, type revocationSchema, sharedSchema } from '../domain/share-bundle.ts';
import type { Memory } from './memory.ts';
import { parseJson } from './natives.ts';
import { openEnvelope } from './open-envelope.ts';
import type { PinnedKey } from './pinned-key.ts';
import { Refused } from './refusal.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A bundle that is older than this is said to be. */
const STALE_AFTER = 7 * DAY;

type Revocation = z.infer<typeof revocationSchema>;

/** What time it is: by this device, and by the server that gave the bundle. */
export interface Clocks {
  device: number;
  server?: number;
}

export interface ReadBundle {
  bundle: Bundle;
  /** Milliseconds until it expires. */
  left: number;
  /** Whole days since it was issued, once they are so many that it is to be said. */
  staleDays?: number;
  /** The device's clock is wrong by more than an hour: which way. */
  clock?: 'ahead' | 'behind';
}

/**
 * Verifies and reads a bundle, and remembers its number, so that an older one is not taken for it later. `share`: the one
 * that the page is for, where it says so: one key signs what all partners see.
 * @throws {Refused} with the reason; nothing of a refused one is to be shown
 */
export async function readBundle(
  text: string,
  key: PinnedKey,
  clocks: Clocks,
  memory: Memory,
  share?: string,
): Promise<ReadBundle> {
  const shared = parseShared(await openEnvelope(text, key));
  if (share && shared.share !== share) throw new Refused('foreign-share');
  const now = timeOf(clocks);
  // A clock that is behind by a day still shows what was issued just now.
  if (shared.issuedAt > now + DAY) throw new Refused('not-yet', { at: shared.issuedAt });
  if (shared.serial < seenSerial(memory, shared.share))
    throw new Refused('rolled-back', { at: shared.issuedAt });
  memory.set(serialAt(shared.share), `${shared.serial}`);
  const { from, issuedAt, expiresAt } = shared;
  if (shared.kind === 'revoked')
    throw new Refused('revoked', { at: issuedAt, from, because: shared.because });
  if (expiresAt <= now) throw new Refused('expired', { at: expiresAt, from });
  const days = Math.floor((now - shared.issuedAt) / DAY);
  return {
    bundle: shared,
    left: expiresAt - now,
    staleDays: now - shared.issuedAt > STALE_AFTER ? days : undefined,
    clock: clockFault(clocks, shared.issuedAt),
  };
}

function parseShared(text: string): Bundle | Revocation {
  let data: unknown;
  try {
    data = parseJson(text);
  } catch {
    throw new Refused('malformed');
  }
  const { version } = (data ?? {}) as { version?: unknown };
  if (typeof version === 'number' && version !== BUNDLE_VERSION)
    throw new Refused(version > BUNDLE_VERSION ? 'newer-layout' : 'older-layout');
  const shared = sharedSchema.safeParse(data);
  if (!shared.success) throw new Refused('malformed');
  return shared.data;
}

/**
 * The server's time where both agree to a day: a device that is off by a day judges like one that is not. Further apart,
 * the device is believed, since an answer may have lain in a store on its way.
 */
function timeOf({ device, server }: Clocks): number {
  return server !== undefined && Math.abs(server - device) <= DAY + HOUR ? server : device;
}

function clockFault({ device, server }: Clocks, issuedAt: number): ReadBundle['clock'] {
  if (issuedAt > device + HOUR) return 'behind';
  if (server === undefined || Math.abs(server - device) <= HOUR) return undefined;
  return device > server ? 'ahead' : 'behind';
}

const serialAt = (share: string): string => `serial:${share}`;

function seenSerial(memory: Memory, share: string): number {
  const seen = Number(memory.get(serialAt(share)));
  return Number.isSafeInteger(seen) ? seen : 0;
}
