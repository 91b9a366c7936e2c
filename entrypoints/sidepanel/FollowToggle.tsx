import { FollowButton } from '../../components/mine/Following.tsx';
import { type Follow, followId } from '../../lib/domain/follow.ts';
import { readFollow } from '../../lib/store/follows.ts';
import { startFollowing, stopFollowing } from '../../lib/surface/follows.ts';
import { FOLLOWS } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** The button of a page that follows its order or partner. */
export function FollowToggle({ kind, targetId }: Pick<Follow, 'kind' | 'targetId'>) {
  const id = followId(kind, targetId);
  const { remote } = useReading((store) => readFollow(store, id), [id], { of: FOLLOWS });
  if (remote.value.state !== 'ready') return null;
  const following = remote.value.value !== undefined;
  return (
    <FollowButton
      following={following}
      onToggle={() => void (following ? stopFollowing(id) : startFollowing(kind, targetId))}
    />
  );
}
