import { ownLineIds } from '../custom-objects/pull-own.ts';
import type { LineIds } from '../source.ts';
import { hubspotOwn } from './own-access.ts';
import { type PullScope, pagesOf } from './scope.ts';

/** The ids of all lines of orders, as they are called in the store: lines of deals and quotes lie among the same objects. */
export async function* lineIds(scope: PullScope): AsyncGenerator<LineIds> {
  const { portal, capabilities, own } = scope;
  yield* ownLineIds({ own, access: hubspotOwn(scope) });
  if (capabilities.orders === false || capabilities.line_items === false) return;
  for await (const { records } of pagesOf(scope, 'orders', [], undefined, [])) {
    const orders = records.map(({ id }) => id);
    const links = await portal.associated('orders', 'line_items', orders);
    const ids = [...links.values()].flat().map((id) => `line_items,${id}`);
    yield { kind: 'line_items,', ids, total: ids.length };
  }
}
