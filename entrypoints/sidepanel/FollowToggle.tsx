import { FollowButton } from '../../components/mine/Following.tsx';
import type { Follow } from '../../lib/domain/follow.ts';
import { followsUnder } from '../../lib/lens/mine/follow.ts';
import { startFollowing, stopFollowing } from '../../lib/surface/follows.ts';
import { FOLLOWS } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** The button of a page that follows its order or partner. */
export function FollowToggle({ kind, targetId }: Pick<Follow, 'kind' | 'targetId'>) {
  const { remote } = useReading((store) => followsUnder(store, kind, targetId), [kind, targetId], {
    of: FOLLOWS,
  });
  if (remote.value.state !== 'ready') return null;
  const follows = remote.value.value;
  const following = follows.length > 0;
  const stop = () => Promise.all(follows.map(({ id }) => stopFollowing(id)));
  return (
    <FollowButton
      following={following}
      onToggle={() => void (following ? stop() : startFollowing(kind, targetId))}
    />
  );
}
