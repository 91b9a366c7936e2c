import type { SyncCursor } from '../../domain/connection.ts';
import { type ChildPart, lineObjectOf, type OwnObjects, type OwnPart } from '../../domain/own-objects.ts';
import { FailureError } from '../../domain/result.ts';
import { NONE, type Paged } from '../pull-steps.ts';
import type { LineIds } from '../source.ts';
import { objectOf, pathsOf } from './columns.ts';
import { gapsOf, ORDER_PARTS, untoldStates, withoutGaps } from './gaps.ts';
import { draftLines, stateOf } from './order-states.ts';
import { type OwnScope, ordersOf } from './own-scope.ts';
import { pullChildren } from './pull-children.ts';
import { readOwnSuppliers } from './read-suppliers.ts';

/** What is read of a company's own objects, one after the other, under the names that cursors have for it. */
export const OWN_STEPS = [
  'own-accounts',
  'own-suppliers',
  'own-orders',
  'own-lines',
  'own-receipts',
  'own-quality',
] as const;
type OwnStep = (typeof OWN_STEPS)[number];

/** True for the steps that read a company's own objects. */
export function isOwnStep(step: string): step is OwnStep {
  return (OWN_STEPS as readonly string[]).includes(step);
}

/**
 * Purchase orders and suppliers of a company's own objects: all of them at first, then what changed, also where only a line
 * or what happened to it did. What is not there any more, or hidden, is told in a page's `unread` and ends nothing else.
 */
export async function* pullOwn(scope: OwnScope, start: SyncCursor, step: OwnStep): AsyncGenerator<Paged> {
  const { own } = scope;
  if (!own || own.off) return;
  try {
    if (step === 'own-accounts') yield* pullAccounts(scope, own, start);
    else if (step === 'own-suppliers') yield* pullSuppliers(scope, own, start);
    else if (step === 'own-orders') yield* pullOrders(scope, own, start);
    else yield* pullChildren(scope, own, start, step.slice('own-'.length) as ChildPart);
  } catch (error) {
    if (!scope.access.refused(error) || !(error instanceof FailureError)) throw error;
    const part = step === 'own-accounts' ? 'suppliers' : (step.slice('own-'.length) as OwnPart);
    const object = objectOf(own, part) ?? scope.access.accountObject;
    yield untold(start, object, error.failure.message);
  }
}

function untold(cursor: SyncCursor, object: string, message: string): Paged {
  return { ...NONE, cursor: { ...cursor, behind: undefined }, unread: unreadOf(object, message) };
}

function unreadOf(object: string, message: string) {
  return { object, message: message.slice(0, 600), apart: true };
}

async function* pullAccounts(scope: OwnScope, own: OwnObjects, start: SyncCursor): AsyncGenerator<Paged> {
  if (!own.accounts) return;
  const { since, behind } = start;
  const pages = scope.access.supplierAccounts?.(own.accounts, { since, behind });
  if (!pages) return;
  for await (const page of pages) {
    const { partners, rejects } = page;
    yield { ...NONE, partners, rejects, cursor: { ...start, behind: page.behind } };
  }
}

async function* pullSuppliers(scope: OwnScope, own: OwnObjects, start: SyncCursor): AsyncGenerator<Paged> {
  const object = objectOf(own, 'suppliers');
  if (object === undefined) return;
  const gaps = await gapsOf(scope.access, own, ['suppliers'], scope.seen);
  for (const gap of gaps) yield { ...untold(start, gap.object, gap.message), cursor: start };
  if (gaps.some(({ ends }) => ends)) return;
  const there = withoutGaps(own, scope.seen);
  const { since, behind } = start;
  for await (const page of scope.access.pages(object, pathsOf(there, 'suppliers'), { since, behind })) {
    const { partners, rejects } = readOwnSuppliers(there, page.records, scope.provenance());
    yield {
      ...NONE,
      ...{ partners: [...partners.values()], rejects, rows: page.records.length },
      cursor: { ...start, behind: page.behind },
    };
  }
}

async function* pullOrders(scope: OwnScope, own: OwnObjects, start: SyncCursor): AsyncGenerator<Paged> {
  const object = objectOf(own, 'orders');
  if (object === undefined) return;
  const gaps = await gapsOf(scope.access, own, ORDER_PARTS, scope.seen);
  for (const gap of gaps) yield { ...untold(start, gap.object, gap.message), cursor: start };
  if (gaps.some(({ ends }) => ends)) return;
  const there = withoutGaps(own, scope.seen);
  const { since, behind } = start;
  const said = new Set<unknown>();
  for await (const page of scope.access.pages(object, pathsOf(there, 'orders'), { since, behind })) {
    for (const { values } of own.states ? page.records : []) said.add(values[own.states?.by ?? '']);
    const news = untoldStates(own, scope.seen, [...said]);
    yield {
      ...NONE,
      ...(await ordersOf(scope, there, page.records)),
      ...(news ? { unread: unreadOf(news.object, news.message) } : {}),
      // Drafts are nobody's orders yet, and count as none.
      rows: page.records.filter((record) => stateOf(there, record) !== 'draft').length,
      cursor: { ...start, behind: page.behind },
    };
  }
}

/**
 * The ids of all lines of orders that were sent, as they are called in the store; where the system says no, nothing is told of
 * them, and nothing is taken for deleted. What another object held until the mapping was corrected leaves for what this one holds, or by
 * itself where orders are not read any more.
 */
export async function* ownLineIds({
  own,
  access,
}: Pick<OwnScope, 'own' | 'access'>): AsyncGenerator<LineIds> {
  if (!own || own.off) return;
  const object = lineObjectOf(own);
  if (object === undefined) return yield* formerIds(own, '');
  const kind = `${object},`;
  const pages: LineIds[] = [];
  try {
    const drafts = await draftLines(access, own);
    for await (const { ids, total } of access.ids(object)) {
      const sent = ids.filter((id) => !drafts.has(id));
      pages.push({ kind, ids: sent.map((id) => `${kind}${id}`), total: total - (ids.length - sent.length) });
    }
  } catch (error) {
    if (!access.refused(error)) throw error;
    return;
  }
  yield* pages;
  yield* formerIds(own, kind);
}

/** What was taken for lines before, and what took its place. */
function* formerIds({ former = [] }: OwnObjects, replacedBy: string): Generator<LineIds> {
  for (const each of former) yield { kind: `${each},`, ids: [], total: 0, replacedBy };
}
