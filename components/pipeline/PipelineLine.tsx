import type { PipelineBrief } from '../../lib/lens/pipeline/pipeline-views.ts';
import { Told } from '../parts/Told.tsx';
import { pipelineBasis, pipelineSaying } from '../wording/pipeline.ts';

/** Open opportunities in one line; nothing where there is none. */
export function PipelineLine({ brief }: { brief: PipelineBrief | undefined }) {
  if (!brief) return null;
  const basis = pipelineBasis(brief);
  return (
    <Told as="p" origin={brief.origin} class="pipeline-line">
      {pipelineSaying(brief)} {basis === '' ? null : <span class="small dim">{basis}</span>}
    </Told>
  );
}
