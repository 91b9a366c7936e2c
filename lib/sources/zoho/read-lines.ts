import { z } from 'zod';
import type { Reject } from '../../domain/import-job.ts';
import { httpFailure } from '../http/failures.ts';
import type { Raw } from './crm.ts';
import { LINE_FIELDS, LINES, type OrderModule } from './fields.ts';
import { type LineRecord, lineSchema } from './records.ts';
import { among, type PullScope, parseAll } from './scope.ts';

/** Requests at the same time, where lines come with one order alone. */
const TOGETHER = 3;
const wholeSchema = z.object({ data: z.array(z.record(z.string(), z.unknown())).min(1) });
const productSchema = z.object({ name: z.string().nullish(), Product_Code: z.string().nullish() });

/**
 * The lines of these orders. They are asked for together where the organisation lets lines be queried, else one order after
 * the other, each for a credit. An order is absent where its lines can not be told, and has none where none could be read.
 */
export async function readLines(
  scope: PullScope,
  module: OrderModule,
  orders: readonly string[],
  rejects: Reject[],
): Promise<Map<string, LineRecord[]>> {
  const subform = LINES[module];
  const together = scope.capabilities[subform] === true;
  const raw = together
    ? await among(scope, subform, 'Parent_Id', orders)
    : await oneByOne(scope, module, orders);
  const byOrder = new Map<string, LineRecord[]>();
  // A line that cannot be read is a reject of its own: its order is not one without lines.
  for (const { Parent_Id: parent } of raw) byOrder.set(`${(parent as { id?: unknown } | null)?.id}`, []);
  for (const line of parseAll(subform, lineSchema, raw, rejects)) byOrder.get(line.Parent_Id.id)?.push(line);
  for (const lines of byOrder.values()) lines.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  return byOrder;
}

/** Each order by itself: lists never have the lines. */
async function oneByOne(scope: PullScope, module: OrderModule, orders: readonly string[]): Promise<Raw[]> {
  const { crm } = scope;
  const subform = LINES[module];
  const name = crm.called(module, subform);
  const found: Raw[] = [];
  for (let at = 0; at < orders.length; at += TOGETHER) {
    const some = orders.slice(at, at + TOGETHER).map(async (id): Promise<Raw[]> => {
      const said = await crm.get(`${crm.called(module)}/${id}`, `get ${module}`);
      // It may have been deleted since it was listed.
      if (said === undefined) return [];
      const whole = wholeSchema.safeParse(said);
      if (!whole.success) throw httpFailure('answer-unexpected', crm.host);
      const lines = whole.data.data[0]?.[name];
      return Array.isArray(lines)
        ? lines.map((line: Record<string, unknown>) => asQueried(scope, subform, line, id))
        : [];
    });
    found.push(...(await Promise.all(some)).flat());
  }
  return found;
}

/** A line as a query would answer it. */
function asQueried(
  { crm }: PullScope,
  subform: (typeof LINES)[OrderModule],
  line: Record<string, unknown>,
  parent: string,
): Raw {
  const product = productSchema.safeParse(line[crm.called(subform, 'Product_Name')]).data;
  return {
    ...crm.renamed(subform, line, LINE_FIELDS),
    'Product_Name.Product_Name': product?.name ?? null,
    'Product_Name.Product_Code': product?.Product_Code ?? null,
    Parent_Id: { id: parent },
  };
}
