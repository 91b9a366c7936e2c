import { z } from 'zod';
import type { Capabilities } from '../../domain/connection.ts';
import { isRefusal } from './failures.ts';
import type { Portal } from './portal.ts';

/** What ids of stages and people mean. */
export interface Words {
  /** Stages of orders in which they are taken back. */
  cancelled: ReadonlySet<string>;
  /** Stages of tickets that are settled; those of leads with their type before the id. */
  closed: ReadonlySet<string>;
  /** What the stages of deals and leads are called. */
  stages: ReadonlyMap<string, string>;
  /** Names of people by their id as an owner. */
  owners: ReadonlyMap<string, string>;
}

const pipelinesSchema = z.object({
  results: z.array(
    z.object({
      stages: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          metadata: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  ),
});
const ownersSchema = z.object({
  results: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).transform(String),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
      email: z.string().nullish(),
    }),
  ),
  paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
});
/** Of 500 people each. */
const MOST_PAGES = 40;

/** Reads what stages and owners are called; what the token may not read stays unnamed. */
export async function readWords(portal: Portal, capabilities: Capabilities): Promise<Words> {
  const cancelled = new Set<string>();
  const closed = new Set<string>();
  const called = new Map<string, string>();
  for (const type of ['orders', 'tickets', 'deals', 'leads'] as const) {
    if (capabilities[type] === false) continue;
    const said = await orNothing(portal.get(`crm/v3/pipelines/${type}`, `pipelines of ${type}`));
    for (const { stages } of pipelinesSchema.safeParse(said).data?.results ?? [])
      for (const { id, label, metadata } of stages) {
        if (type === 'orders' && /cancel|stornier|annul/i.test(label)) cancelled.add(id);
        if (type === 'deals' || type === 'leads') called.set(`${type} ${id}`, label.slice(0, 120));
        if (type === 'orders' || type === 'deals') continue;
        if (`${metadata?.ticketState ?? metadata?.isClosed}`.match(/^(closed|true)$/i))
          closed.add(type === 'tickets' ? id : `${type} ${id}`);
      }
  }
  return { cancelled, closed, stages: called, owners: await readOwners(portal) };
}

async function readOwners(portal: Portal): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const behind = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
    const said = await orNothing(portal.get(`crm/v3/owners/?limit=500${behind}`, 'owners'));
    const found = ownersSchema.safeParse(said).data;
    for (const { id, firstName, lastName, email } of found?.results ?? []) {
      const name = [firstName, lastName].filter(Boolean).join(' ') || (email ?? '');
      if (name !== '') owners.set(id, name.slice(0, 200));
    }
    after = found?.paging?.next?.after;
    if (after === undefined) break;
  }
  return owners;
}

async function orNothing(asked: Promise<unknown>): Promise<unknown> {
  return asked.catch((error: unknown) => {
    if (isRefusal(error)) return undefined;
    throw error;
  });
}
