import { type Follow, followId } from '../../domain/follow.ts';
import type { Now } from '../../domain/workspace.ts';
import { readFollow } from '../../store/follows.ts';
import { numberOfId, partnerOfId } from '../../store/identifiers.ts';
import type { Store } from '../../store/open.ts';
import { orderById, partnerById } from '../../store/queries.ts';
import { readUnions } from '../../store/unions.ts';
import { readContext } from '../context.ts';
import { snapshotOf } from './snapshot.ts';

/** A follow of an order or a partner as it is now; null when the records do not hold it today. */
export async function newFollow(
  store: Store,
  kind: Follow['kind'],
  targetId: string,
  now: Now,
  sample: boolean,
): Promise<Follow | null> {
  const context = await readContext(store, now);
  const seen = await snapshotOf(store, kind, targetId, context);
  if (!seen.exists) return null;
  const title =
    kind === 'partner'
      ? (await partnerById(store, targetId))?.name
      : (await orderById(store, targetId))?.number;
  return {
    id: followId(kind, targetId),
    kind,
    targetId,
    title: title ?? targetId,
    followedAt: now.instant,
    sample,
    seen,
  };
}

/**
 * What a person follows of an order or a partner, also under the id of another partner that it stands for: what was followed
 * before two were made one is followed still.
 */
export async function followsUnder(store: Store, kind: Follow['kind'], targetId: string): Promise<Follow[]> {
  const unions = await readUnions(store);
  const ids =
    kind === 'partner'
      ? unions.membersOf(targetId)
      : unions.membersOf(partnerOfId(targetId)).map((id) => `${id}/${numberOfId(targetId)}`);
  const follows = await Promise.all(ids.map((id) => readFollow(store, followId(kind, id))));
  return follows.flatMap((follow) => follow ?? []);
}
