import { useEffect, useMemo, useState } from 'preact/hooks';
import { AT_ONCE, chosenInSlices, chosenLines } from '../../lib/lens/mine/chosen-lines.ts';
import type { ChosenLines, MineFilter, MyLine } from '../../lib/lens/mine/mine-views.ts';

const NONE: ChosenLines = {
  lines: [],
  totals: [],
  withoutValue: 0,
  states: [],
  likelyLate: { high: 0, elevated: 0 },
  known: 0,
  plants: [],
  companies: [],
};

/**
 * What the filter leaves of `lines`. Few lines are gone through at once; of many the last answer stands until the next is
 * there, so that the thread stays free.
 */
export function useChosenLines(lines: readonly MyLine[], filter: MineFilter): ChosenLines {
  const few = lines.length <= AT_ONCE;
  const now = useMemo(() => (few ? chosenLines(lines, filter) : undefined), [few, lines, filter]);
  const [later, setLater] = useState<ChosenLines>(NONE);
  useEffect(() => {
    if (few) return;
    const abort = new AbortController();
    void chosenInSlices(lines, filter, abort.signal).then((chosen) => {
      if (chosen) setLater(chosen);
    });
    return () => abort.abort();
  }, [few, lines, filter]);
  return now ?? later;
}
