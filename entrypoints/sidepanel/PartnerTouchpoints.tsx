import { TouchpointsPart } from '../../components/outbox/TouchpointsPart.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { partnerTouchpoints } from '../../lib/lens/outbox/partner-touchpoints.ts';
import { logTouchpoint, removeTouchpoint } from '../../lib/surface/outbox.ts';
import { useOutboxActs } from '../../lib/surface/use-outbox-acts.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** Touchpoints and notes of a partner, and what of them is on its way into a system. */
export function TouchpointsOfPartner({ partnerId }: { partnerId: string }) {
  const { remote } = useReading((store, now) => partnerTouchpoints(store, partnerId, now), [partnerId], {
    of: ['outbox', 'records', 'connections', 'workspace'],
    keep: true,
  });
  const { failure, act, acts } = useOutboxActs();
  const touchpoints = remote.value.state === 'ready' ? remote.value.value : null;
  if (!touchpoints) return null;
  return (
    <>
      {failure ? <FailureNote failure={failure} /> : null}
      <TouchpointsPart
        touchpoints={touchpoints}
        instant={Date.now()}
        onLog={({ message, connectionId, followUp, ...logged }) =>
          act(logTouchpoint(touchpoints.target, logged, message, connectionId, followUp))
        }
        onRemove={(id) => act(removeTouchpoint(id))}
        {...acts}
      />
    </>
  );
}
