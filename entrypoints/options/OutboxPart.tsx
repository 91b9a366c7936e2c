import { OutboxList } from '../../components/outbox/OutboxList.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { outboxView } from '../../lib/lens/outbox/outbox-view.ts';
import { useOutboxActs } from '../../lib/surface/use-outbox-acts.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** Systems: what is to be sent. Nothing stands there before anything ever was. */
export function OutboxPart() {
  const { remote } = useReading(outboxView, [], { of: ['outbox', 'connections'] });
  const { failure, acts } = useOutboxActs();
  const view = remote.value.state === 'ready' ? remote.value.value : null;
  if (!view || (view.open.length === 0 && view.ended.length === 0)) return null;
  return (
    <>
      <OutboxList view={view} instant={Date.now()} {...acts} />
      {failure ? <FailureNote failure={failure} /> : null}
    </>
  );
}
