import { PipelinePart } from '../../components/pipeline/PipelinePart.tsx';
import { pipelineView } from '../../lib/lens/pipeline/pipeline-view.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** What may become an order with a partner; nothing where no system tells of any. */
export function PipelineOfPartner({ partnerId }: { partnerId: string }) {
  const { remote } = useReading((store, now) => pipelineView(store, partnerId, now), [partnerId]);
  const view = remote.value.state === 'ready' ? remote.value.value : null;
  return view ? <PipelinePart view={view} /> : null;
}
