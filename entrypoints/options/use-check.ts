import { useState } from 'preact/hooks';
import type { AnyStep, Checked } from '../../components/sources/CheckSteps.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { allowSite } from '../../lib/surface/sites.ts';
import { followCheck, isFailure } from './follow-check.ts';

/** What is to be checked: the address as typed, and as it was understood. */
interface Wanted<At> {
  typed: string;
  at: At | null;
  /** Further hosts that are called, as match patterns. */
  patterns?: readonly string[];
}

/**
 * The way of a new system: its address, the browser's permission for it, the check. `run` must be called in the turn of a
 * click, since browsers ask for a permission only then; `done` hears of a check that holds.
 */
export function useCheck() {
  const [problem, setProblem] = useState<string>();
  const [checked, setChecked] = useState<Checked>();
  const [busy, setBusy] = useState(false);
  const run = <At extends { host: string; pattern: string }, T>(
    { typed, at, patterns = [] }: Wanted<At>,
    check: (at: At, onStep: (step: AnyStep) => void) => Promise<T | Failure>,
    done: (end: T, at: At) => void,
  ) => {
    setChecked(undefined);
    const wrong = /^http:/i.test(typed.trim()) ? 'sources.insecure' : 'sources.bad-address';
    setProblem(at ? undefined : t(wrong));
    if (!at) return;
    void allowSite(at.pattern, ...patterns).then(async (given) => {
      if (!given) return setProblem(t('sources.refused', { host: at.host }));
      setBusy(true);
      const end = await followCheck((onStep) => check(at, onStep), setChecked);
      setBusy(false);
      if (!isFailure(end)) done(end, at);
    });
  };
  return { problem, checked, busy, run, clear: () => setChecked(undefined) };
}
