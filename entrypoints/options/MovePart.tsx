import { useState } from 'preact/hooks';
import { MoveReport } from '../../components/sources/MoveReport.tsx';
import type { FeedConnection } from '../../lib/domain/connection.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { moveFeed } from '../../lib/surface/move-feed.ts';

/** Another address for a report: checked, then read from. */
export function MovePart({ feed }: { feed: FeedConnection }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [moved, setMoved] = useState(0);
  const [done, setDone] = useState(false);
  const move = async (address: string) => {
    setBusy(true);
    setFailure(undefined);
    const end = await moveFeed(feed, address);
    setBusy(false);
    if (end) return setFailure(end);
    setMoved(moved + 1);
    setDone(true);
  };
  return (
    <MoveReport
      key={moved}
      feed={feed}
      busy={busy}
      failure={failure}
      done={done}
      onMove={(to) => void move(to)}
    />
  );
}
