import { z } from 'zod';
import type { FieldChoice, SystemField, TrytonConnection } from '../../domain/connection.ts';
import { sourceIdOf } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { Order } from '../../domain/order.ts';
import { namesOf } from './chosen-fields.ts';
import { FIELDS } from './fields.ts';
import { readPurchases } from './read-orders.ts';
import { OPEN_STATES, type PullScope, search } from './search.ts';
import type { TrytonSession } from './session.ts';

/** A field of purchases or their lines, as the company calls it. */
export interface OfferedField extends SystemField {
  label: string;
  holds: 'day' | 'text';
}

/** The latest purchases as they would be read, with what could not be. */
export interface FieldPreview {
  orders: Order[];
  rejects: Reject[];
}

const DAYS = new Set(['date', 'datetime', 'timestamp']);
const TEXTS = new Set(['char', 'selection', 'many2one']);
const PREVIEWED = 3;

const describedSchema = z.record(
  z.string(),
  z.object({ type: z.string(), string: z.string().catch('') }).catch({ type: '', string: '' }),
);

/** All fields that may be chosen, custom ones among them, by their labels. Throws those of the session. */
export async function offeredFields(session: TrytonSession, company: number): Promise<OfferedField[]> {
  const offered: OfferedField[] = [];
  for (const of of ['order', 'line'] as const) {
    const model = of === 'order' ? 'purchase.purchase' : 'purchase.line';
    const answer = await session.call(`model.${model}.fields_get`, [null, { company }]);
    for (const [name, { type, string }] of Object.entries(describedSchema.parse(answer))) {
      if (!/^[a-z_][a-z0-9_]{0,99}$/.test(name) || !(DAYS.has(type) || TEXTS.has(type))) continue;
      const holds = DAYS.has(type) ? 'day' : 'text';
      offered.push({ of, name, relation: type === 'many2one', label: string || name, holds });
    }
  }
  return offered.sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** The three latest purchases as a choice would have them read; nothing is stored. Throws those of the session. */
export async function previewFields(
  session: TrytonSession,
  connection: TrytonConnection,
  fields: FieldChoice,
): Promise<FieldPreview> {
  const { company, capabilities } = connection;
  const scope: PullScope = {
    session,
    company,
    ownParty: 0,
    capabilities,
    sourceId: sourceIdOf(connection),
    jobId: '',
    fields,
    delta: false,
  };
  const domain = [
    ['company', '=', company],
    ['state', 'in', OPEN_STATES],
  ];
  const asked = [...FIELDS['purchase.purchase'], ...namesOf(fields, 'order')];
  const raw = await search(scope, 'purchase.purchase', domain, { limit: PREVIEWED, fields: asked });
  const { orders, rejects } = await readPurchases(scope, raw);
  return { orders: orders.slice(0, PREVIEWED), rejects };
}
