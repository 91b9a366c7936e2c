import type { Raw } from './organisation.ts';
import { type PullScope, pagesOf } from './scope.ts';
import { isThere, TABLES, type TableName } from './tables.ts';

/** Ids are short: many fit into one answer. */
const PAGE = 5_000;
const LINES = [
  ['salesorder', 'salesorderdetail'],
  ['msdyn_purchaseorder', 'msdyn_purchaseorderproduct'],
] as const satisfies readonly [TableName, TableName][];

/**
 * The ids of all order lines, as they are called in the store. Dataverse counts no further than 5,000, so that as many are said
 * to be there as came: an answer that breaks off is a failure of its own.
 */
export async function* lineIds(
  scope: PullScope,
): AsyncGenerator<{ kind: string; ids: string[]; total: number }> {
  for (const [order, line] of LINES) {
    if (!isThere(scope.capabilities, order, line)) continue;
    const { id } = TABLES[line];
    const kind = `${line},`;
    yield { kind, ids: [], total: 0 };
    const asKnown = (records: readonly Raw[]) => records.map((each) => `${kind}${each[id]}`);
    const columns = [id, 'modifiedon'];
    for await (const { records } of pagesOf(scope, line, [], undefined, { columns, size: PAGE })) {
      yield { kind, ids: asKnown(records), total: records.length };
    }
  }
}
