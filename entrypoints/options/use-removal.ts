import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/domain/result.ts';
import { failureOf } from '../../lib/surface/reading.ts';

/** What a person removed from a list and may have back: the last of it, and what failed. */
export function useRemoval<T>(remove: (item: T) => Promise<void>, undo: () => Promise<void>) {
  const [removed, setRemoved] = useState<T>();
  const [failure, setFailure] = useState<Failure>();
  const act = (work: Promise<void>, after: T | undefined) => {
    setFailure(undefined);
    work.then(
      () => setRemoved(() => after),
      (error: unknown) => setFailure(failureOf(error)),
    );
  };
  return {
    failure,
    list: {
      removed,
      onRemove: (item: T) => act(remove(item), item),
      onUndo: () => act(undo(), undefined),
      onFinal: () => setRemoved(undefined),
    },
  };
}
