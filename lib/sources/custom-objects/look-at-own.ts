import type { OwnObjects, OwnState, OwnStates } from '../../domain/own-objects.ts';
import type { Partner } from '../../domain/partner.ts';
import { FailureError } from '../../domain/result.ts';
import type { FoundRecords } from '../source.ts';
import { cellText } from './cell-text.ts';
import { stateOf } from './order-states.ts';
import type { OwnAccess, OwnDescription, OwnRecord } from './own-access.ts';
import { type OwnProposal, type OwnSamples, proposeColumns } from './propose-columns.ts';
import { proposeStates, type StateField, stateFields } from './propose-states.ts';
import { type OwnLine, type OwnOrder, readOwnOrders } from './read-orders.ts';
import { readOwnSuppliers } from './read-suppliers.ts';

/** Objects that were chosen, with a few of their records and what their fields were proposed to mean. */
export interface OwnLook {
  proposal: OwnProposal;
  orders: OwnOrder[];
  suppliers: OwnRecord[];
  /** The fields that may say how far an order is, and what is proposed of them. */
  states: { fields: StateField[]; proposed: OwnStates | undefined };
  /** Cells of the first records, in the order of the proposed columns. */
  examples: string[][];
}

/** What a mapping makes of the records that were looked at. */
export interface OwnPreview extends FoundRecords {
  suppliers: Partner[];
  /** Orders that were not sent, which are not read. */
  drafts: number;
  /** What is said of orders that are not open, by the number of each. */
  over: ReadonlyMap<string, OwnState>;
}

export type OwnChoice = Pick<
  OwnObjects,
  'orders' | 'lines' | 'receipts' | 'quality' | 'suppliers' | 'accounts'
>;

/** Enough to tell what a field holds. */
const LOOKED_AT = 20;
const EXAMPLES = 3;

/** Reads the newest records of the chosen objects, with all their fields. Throws what the system throws, and `own-object-gone`. */
export async function lookAtOwn(access: OwnAccess, choice: OwnChoice): Promise<OwnLook> {
  const samples: OwnSamples = {};
  const heads = await newest(access, samples, 'orders', choice.orders?.object);
  const lines = await childrenOf(access, samples, 'lines', choice, choice.orders?.object, heads);
  const ends = choice.lines ? [...lines.values()].flat() : heads;
  const end = choice.lines?.object ?? choice.orders?.object;
  const events = new Map<string, OwnLine['events']>();
  for (const of of ['receipts', 'quality'] as const)
    for (const [id, records] of await childrenOf(access, samples, of, choice, end, ends))
      events.set(id, [...(events.get(id) ?? []), ...records.map((record) => ({ of, record }))]);
  const suppliers = await newest(access, samples, 'suppliers', choice.suppliers?.object);
  const orders = heads.map((head) => {
    const own = choice.lines ? (lines.get(head.id) ?? []) : [head];
    return { head, lines: own.map((record) => ({ record, events: events.get(record.id) ?? [] })) };
  });
  const proposal = proposeColumns(samples, access.accountObject);
  const examples = Array.from({ length: EXAMPLES }, (_, row) =>
    proposal.columns.map(({ of, path, holds }) => cellText(samples[of]?.records[row]?.values[path], holds)),
  );
  const fields = samples.orders ? stateFields(samples.orders.described, heads) : [];
  return { proposal, orders, suppliers, states: { fields, proposed: proposeStates(fields) }, examples };
}

/** What these columns make of the records: as they will be stored, with what can not be. Nothing is asked or kept. */
export function previewOwn(own: OwnObjects, look: OwnLook, currency: string): OwnPreview {
  const provenance = { sourceId: '', fetchedAt: 0, jobId: '' };
  const found = readOwnOrders(own, look.orders, { provenance, currency });
  const suppliers = readOwnSuppliers(own, look.suppliers, provenance);
  const by = own.columns.find(({ of, field }) => of === 'orders' && field === 'orderNumber');
  const states = look.orders.map(({ head }) => ({
    number: by ? cellText(head.values[by.path], by.holds).trim() : '',
    state: stateOf(own, head),
  }));
  return {
    ...found,
    rejects: [...found.rejects, ...suppliers.rejects],
    suppliers: [...suppliers.partners.values()],
    drafts: states.filter(({ state }) => state === 'draft').length,
    over: new Map(states.flatMap(({ number, state }) => (state ? [[number, state] as const] : []))),
  };
}

async function newest(
  access: OwnAccess,
  samples: OwnSamples,
  part: 'orders' | 'suppliers',
  object: string | undefined,
): Promise<OwnRecord[]> {
  if (object === undefined) return [];
  const described = await describedOf(access, object);
  const records = await access.newest(object, pathsIn(described), LOOKED_AT);
  samples[part] = { described, records };
  return records;
}

async function childrenOf(
  access: OwnAccess,
  samples: OwnSamples,
  part: 'lines' | 'receipts' | 'quality',
  choice: OwnChoice,
  parent: string | undefined,
  parents: readonly OwnRecord[],
): Promise<Map<string, OwnRecord[]>> {
  const child = choice[part];
  if (!child || parent === undefined) return new Map();
  const described = await describedOf(access, child.object);
  const ids = parents.map(({ id }) => id);
  const links = await access.children(child, parent, ids, []);
  const wanted = [...links.values()].flat().map(({ id }) => id);
  const records = await access.read(child.object, wanted, pathsIn(described));
  samples[part] = { described, records };
  const byId = new Map(records.map((record) => [record.id, record]));
  return new Map([...links].map(([id, those]) => [id, those.flatMap((each) => byId.get(each.id) ?? [])]));
}

async function describedOf(access: OwnAccess, object: string): Promise<OwnDescription> {
  const described = await access.describe(object);
  if (described) return described;
  throw new FailureError({
    code: 'own-object-gone',
    message: `The object ${object.slice(0, 80)} is not there any more, or this user may not read it.`,
    next: 'Choose another one, or ask whoever looks after the system for read access to it.',
  });
}

/** All that its records can be asked for; what leads to other records among it. */
function pathsIn({ fields }: OwnDescription): string[] {
  return [...new Set(fields.flatMap(({ path, over }) => (over ? [path, over.by] : [path])))];
}
