import { useState } from 'preact/hooks';
import { NotedPart } from '../../components/options/NotedPart.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { EXCHANGE_PREFIX } from '../../lib/lens/mail/replies.ts';
import { readSwitch } from '../../lib/policy/switches.ts';
import { countNoted } from '../../lib/store/activities.ts';
import { removeRelations } from '../../lib/store/write-relation.ts';
import { askFromPanel } from '../../lib/surface/ask.ts';
import { failureOf, surfaceStore } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** What was noted of mail while that was on, once it is off: it can be removed. */
export function NotedReplies() {
  const { remote } = useReading(
    async (store) => ({
      on: await readSwitch(store, 'mail.replies'),
      count: await countNoted(store, EXCHANGE_PREFIX),
    }),
    [],
    { of: ['settings', 'records'] },
  );
  const [removed, setRemoved] = useState<number>();
  const [failure, setFailure] = useState<Failure>();
  const shown = remote.value;
  if (shown.state !== 'ready') return null;
  const remove = async () => {
    setFailure(undefined);
    setRemoved(await removeRelations(await surfaceStore(), 'activities', EXCHANGE_PREFIX));
    await askFromPanel('recordsChanged', {});
  };
  return (
    <NotedPart
      {...shown.value}
      removed={removed}
      failure={failure}
      onRemove={() => void remove().catch((error: unknown) => setFailure(failureOf(error)))}
    />
  );
}
