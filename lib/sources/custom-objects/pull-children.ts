import type { SyncCursor } from '../../domain/connection.ts';
import type { ChildPart, OwnChild, OwnObjects } from '../../domain/own-objects.ts';
import { inParts } from '../in-parts.ts';
import type { SourcePage } from '../source.ts';
import { objectOf, pathsOf } from './columns.ts';
import { gapsOf, ORDER_PARTS, withoutGaps } from './gaps.ts';
import type { OwnAccess, OwnRecord } from './own-access.ts';
import { type OwnScope, ordersOf } from './own-scope.ts';

type Paged = SourcePage<SyncCursor>;

const NONE = { rows: 0, placeOf: () => null };
/** Orders of one page. */
const PAGE = 100;
/** Before the mark of a reading that goes through all orders once more. */
const ALL_AGAIN = 'all ';
const DAY_MS = 86_400_000;

/** Orders of which only a line changed, or what happened to it, also where that was deleted. */
export async function* pullChildren(
  scope: OwnScope,
  own: OwnObjects,
  start: SyncCursor,
  part: ChildPart,
): AsyncGenerator<Paged> {
  const { since, behind } = start;
  const child = own[part];
  const object = objectOf(own, 'orders');
  if (!child || since === undefined || object === undefined) return;
  if ((await gapsOf(scope.access, own, ORDER_PARTS, scope.seen)).some(({ ends }) => ends)) return;
  const there = withoutGaps(own, scope.seen);
  const by = child.by === '' ? [] : [child.by];
  const pages = behind?.startsWith(ALL_AGAIN)
    ? []
    : scope.access.pages(child.object, by, { since, behind, deleted: true });
  for await (const page of pages) {
    const ids = await parentsOf(scope.access, own, part, child, page.records);
    const heads = await scope.access.read(object, ids, pathsOf(there, 'orders'));
    yield { ...NONE, ...(await ordersOf(scope, there, heads)), cursor: { ...start, behind: page.behind } };
  }
  // Lines that were deleted are missing among all ids, which are listed once a day, too.
  if (part !== 'lines' && start.daily) yield* pullBereft(scope, there, start, since, child);
}

/** Orders that lost what happened to them: where the system does not say any more which they are, all of them once more. */
async function* pullBereft(
  scope: OwnScope,
  there: OwnObjects,
  start: SyncCursor,
  since: number,
  child: OwnChild,
): AsyncGenerator<Paged> {
  const { access } = scope;
  const object = objectOf(there, 'orders');
  if (!access.deleted || object === undefined) return;
  const paths = pathsOf(there, 'orders');
  const { behind } = start;
  const isAgain = behind?.startsWith(ALL_AGAIN) ?? false;
  if (!isAgain) {
    // The last daily reading may be a day older than the last one of what changed.
    const { parents, untold } = await access.deleted(child, there.lines?.object ?? object, since - DAY_MS);
    for (const some of untold ? [] : inParts(parents, PAGE)) {
      const heads = await access.read(object, await ordersBehind(access, there, some), paths);
      yield { ...NONE, ...(await ordersOf(scope, there, heads)), cursor: start };
    }
    if (!untold) return;
  }
  const from = { since: undefined, behind: isAgain ? behind?.slice(ALL_AGAIN.length) : undefined };
  for await (const page of access.pages(object, paths, from)) {
    const cursor = { ...start, behind: `${ALL_AGAIN}${page.behind}` };
    yield { ...NONE, ...(await ordersOf(scope, there, page.records)), cursor };
  }
}

/** The ids of the orders that these records belong to, over their lines where they belong to those. */
async function parentsOf(
  access: OwnAccess,
  own: OwnObjects,
  part: ChildPart,
  child: OwnChild,
  records: readonly OwnRecord[],
): Promise<string[]> {
  const { lines } = own;
  const head = objectOf(own, 'orders') ?? '';
  if (part === 'lines' || !lines) return access.parents(child, head, records);
  return ordersBehind(access, own, await access.parents(child, lines.object, records));
}

/** The ids of the orders of these lines; of orders without lines, these. */
async function ordersBehind(access: OwnAccess, own: OwnObjects, ids: readonly string[]): Promise<string[]> {
  const { lines } = own;
  if (!lines) return [...ids];
  const between = await access.read(lines.object, ids, lines.by === '' ? [] : [lines.by]);
  return access.parents(lines, objectOf(own, 'orders') ?? '', between);
}
