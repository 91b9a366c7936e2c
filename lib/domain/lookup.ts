import { z } from 'zod';
import type { Connection } from './connection.ts';

/** An order number, an address, or the domain behind one, that no record knows. */
const lookupKindSchema = z.enum(['order', 'email', 'domain']);
export type LookupKind = z.infer<typeof lookupKindSchema>;

/** One identifier that was asked for live, with its answer: also that it is nowhere. */
export const lookupSchema = z.object({
  /** {@link lookupId}: each identifier is asked for once, however many pages show it. */
  id: z.string().min(1).max(300),
  kind: lookupKindSchema,
  /** The spellings under which a system may have it; the first is as the page writes it. */
  spellings: z.array(z.string().min(1).max(254)).min(1).max(6),
  state: z.enum(['waiting', 'found', 'none', 'failed']),
  wantedAt: z.number().int().nonnegative(),
  /** When it was answered, or failed. */
  askedAt: z.number().int().nonnegative().optional(),
  /** The connections that were asked, by how people call them. */
  asked: z.array(z.string().max(100)).max(20),
  /** What went wrong, in words. */
  why: z.string().max(500).optional(),
});
export type Lookup = z.infer<typeof lookupSchema>;

/** What is asked of a source. */
export type Wanted = Pick<Lookup, 'kind' | 'spellings'>;

/** True for a system that single records can be asked of; a table at an address is read whole. */
export function isAskable(connection: Connection): connection is Exclude<Connection, { system: 'feed' }> {
  return connection.system !== 'feed';
}

export function lookupId(kind: LookupKind, key: string): string {
  return `${kind} ${key}`;
}
