import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../lib/domain/result.ts';
import {
  type DraftMaterial,
  type Preview,
  previewOf,
  recordsUnder,
  trialOf,
} from '../../lib/lens/agreement/draft-material.ts';
import type { Definition } from '../../lib/lens/agreement/read-draft.ts';
import { pause } from '../../lib/lens/partner/slices.ts';
import { failureOf, surfaceStore } from '../../lib/surface/reading.ts';

/** So long nothing is typed before a draft is tried. */
const REST_MS = 250;

/**
 * Tries a draft on the partner's records once typing rests. `isBehind`: what is shown is of an earlier state of it;
 * `untried`: why the records could not be read.
 */
export function usePreview(
  material: DraftMaterial,
  definition: Definition | null,
): { preview?: Preview; isBehind: boolean; untried?: Failure } {
  const [shown, setShown] = useState<Preview>();
  const [untried, setUntried] = useState<Failure>();
  const records = useRef(material.records);
  const last = useRef(material);
  if (last.current !== material) {
    last.current = material;
    records.current = material.records;
  }
  const key = definition && JSON.stringify(definition);
  useEffect(() => {
    if (definition === null) return;
    let stopped = false;
    const attempt = async () => {
      const trial = trialOf(definition, material.partner.id);
      const read = await recordsUnder(await surfaceStore(), records.current, trial);
      if (stopped) return;
      records.current = read;
      const theirs = previewOf(read, material.before, trial, 'theirs');
      // Each side is a task of its own: the thread stays free for typing.
      await pause();
      const ours = trial.owed ? previewOf(read, material.before, trial, 'ours') : null;
      if (!theirs || stopped) return;
      setShown({ theirs, ours });
      setUntried(undefined);
    };
    const fail = (error: unknown) => {
      if (!stopped) setUntried(failureOf(error));
    };
    const timer = setTimeout(() => void attempt().catch(fail), REST_MS);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [key, material]);
  return { preview: shown, isBehind: key === null, untried };
}
