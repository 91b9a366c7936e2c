import { ownLineIds } from '../custom-objects/pull-own.ts';
import type { LineIds } from '../source.ts';
import type { Raw } from './org.ts';
import { salesforceOwn } from './own-access.ts';
import { sentOrders } from './pull.ts';
import { type PullScope, pagesOf } from './scope.ts';
import { id18 } from './soql.ts';

const FIELDS_OF_IDS = ['Id', 'SystemModstamp'];
/** Ids are short: many fit into one answer. */
const PAGE = 2_000;

/** The ids of all lines of orders that were sent, as they are called in the store. */
export async function* lineIds(scope: PullScope): AsyncGenerator<LineIds> {
  const { org, capabilities, own } = scope;
  yield* ownLineIds({ own, access: salesforceOwn(scope) });
  if (capabilities.Order === false || capabilities.OrderItem === false) return;
  const where = sentOrders(scope, 'Order.');
  const counted = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
  const { total } = await org.query('OrderItem', ['COUNT()'], counted);
  yield { kind: 'OrderItem,', ids: [], total };
  const ids = (records: readonly Raw[]) => records.map(({ Id }) => `OrderItem,${id18(`${Id}`)}`);
  for await (const { records } of pagesOf(scope, 'OrderItem', where, undefined, FIELDS_OF_IDS, {
    size: PAGE,
  }))
    yield { kind: 'OrderItem,', ids: ids(records), total: 0 };
}
