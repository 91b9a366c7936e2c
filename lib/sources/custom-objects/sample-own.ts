import type { Reject } from '../../domain/import-job.ts';
import { OWN_PARTS, type OwnObjects } from '../../domain/own-objects.ts';
import { FailureError } from '../../domain/result.ts';
import type { ObjectSample } from '../object-sample.ts';
import { cellText } from './cell-text.ts';
import { objectOf, pathsOf } from './columns.ts';
import { gapsOf, ORDER_PARTS, withoutGaps } from './gaps.ts';
import type { OwnRecord } from './own-access.ts';
import { type OwnScope, ordersOf } from './own-scope.ts';
import { readOwnSuppliers } from './read-suppliers.ts';

/** Orders that are read whole, to see whether their records can be. */
const LOOKED_AT = 3;
/** Letters of a value that is shown, and values of one record. */
const LONGEST = 60;
const MOST_SHOWN = 8;

/**
 * One record of each mapped object, with what its fields hold by what they mean: the newest. What the newest orders and suppliers hold that
 * can not be read is named, and so is what is not there any more. Throws what the system throws, but for what it refuses.
 */
export async function* sampleOwn(scope: OwnScope): AsyncGenerator<ObjectSample> {
  const { own } = scope;
  if (!own || own.off) return;
  const objects = new Map(
    OWN_PARTS.flatMap((part) => (own[part] ? [[own[part].object, own[part].label]] : [])),
  );
  let rejects: Reject[] | undefined;
  for (const [object, label] of objects)
    try {
      const gaps = await gapsOf(scope.access, own, partsOf(own, object), scope.seen);
      const lost = gaps.find(({ untold }) => !untold);
      if (lost) yield { object, label, result: 'refused', detail: lost.message };
      else {
        rejects ??= await rejectsOf(scope, own);
        yield { object, label, ...(await sampleOf(scope, own, object, rejects)) };
      }
    } catch (error) {
      if (!scope.access.refused(error) || !(error instanceof FailureError)) throw error;
      yield { object, label, result: 'refused', detail: error.failure.message };
    }
}

function partsOf(own: OwnObjects, object: string) {
  return OWN_PARTS.filter((part) => objectOf(own, part) === object);
}

async function sampleOf(
  { access }: OwnScope,
  own: OwnObjects,
  object: string,
  rejects: readonly Reject[],
): Promise<Omit<ObjectSample, 'object'>> {
  const parts = partsOf(own, object);
  const columns = own.columns.filter(({ of, field }) => field && parts.includes(of));
  const count = await access.count(object);
  const paths = [...new Set(columns.map(({ path }) => path))];
  const [newest] = await access.newest(object, paths, 1);
  if (!newest) return { result: 'none', count };
  const flaw = rejects.find(({ column }) => column.startsWith(`${object}.`));
  if (flaw) return { result: 'odd', count, flaw };
  return { result: 'read', count, shown: shownOf(columns, newest) };
}

function shownOf(columns: OwnObjects['columns'], { values }: OwnRecord): NonNullable<ObjectSample['shown']> {
  const all = columns.flatMap(({ field, path, holds }) => {
    const value = cellText(values[path], holds).trim().slice(0, LONGEST);
    return field && value !== '' ? [{ field, value }] : [];
  });
  return all.slice(0, MOST_SHOWN);
}

/** What of the newest orders and suppliers can not be read, as a sync would list it. */
async function rejectsOf(scope: OwnScope, own: OwnObjects): Promise<Reject[]> {
  const { access, seen } = scope;
  const gaps = await gapsOf(access, own, ORDER_PARTS, seen);
  const there = withoutGaps(own, seen);
  const found: Reject[] = [];
  const newest = async (part: 'orders' | 'suppliers') => {
    const object = objectOf(there, part);
    return object === undefined ? [] : access.newest(object, pathsOf(there, part), LOOKED_AT);
  };
  if (!gaps.some(({ ends }) => ends))
    found.push(...(await ordersOf(scope, there, await newest('orders'))).rejects);
  found.push(...readOwnSuppliers(there, await newest('suppliers'), scope.provenance()).rejects);
  return found;
}
