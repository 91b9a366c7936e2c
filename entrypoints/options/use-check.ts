import { useState } from 'preact/hooks';
import type { AnyStep, Checked } from '../../components/sources/CheckSteps.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { allowSystem } from '../../lib/surface/sites.ts';
import { followCheck, isFailure } from './follow-check.ts';

/** Where a system is asked, and the match pattern that its permission is of. */
export interface Place {
  host: string;
  pattern: string;
}

/** What is to be checked: the address as typed, and as it was understood. */
export interface Wanted<At> {
  typed: string;
  at: At | null;
  /** Further hosts that are called, as match patterns. */
  patterns?: readonly string[];
  /** Its address is that of an interface: there are no pages to read. */
  isApart?: boolean;
}

/**
 * The way of a new system: its address, the browser's permission for it, the check. `run` must be called in the turn of a
 * click, since browsers ask for a permission only then; `done` hears of a check that holds.
 */
export function useCheck() {
  const [problem, setProblem] = useState<string>();
  const [checked, setChecked] = useState<Checked>();
  const [busy, setBusy] = useState(false);
  const run = <At extends Place, T>(
    { typed, at, patterns = [], isApart = false }: Wanted<At>,
    check: (at: At, onStep: (step: AnyStep) => void) => Promise<T | Failure>,
    done: (end: T, at: At) => void,
  ) => {
    setChecked(undefined);
    const wrong = /^http:/i.test(typed.trim()) ? 'sources.insecure' : 'sources.bad-address';
    setProblem(at ? undefined : t(wrong));
    if (!at) return;
    const pages = isApart ? [] : [at.pattern];
    const called = [at.pattern, ...patterns].filter((each) => !pages.includes(each));
    void allowSystem(pages, called).then(async (given) => {
      if (!given) return setProblem(t('sources.refused', { host: at.host }));
      setBusy(true);
      const end = await followCheck((onStep) => check(at, onStep), setChecked);
      setBusy(false);
      if (!isFailure(end)) done(end, at);
    });
  };
  return { problem, checked, busy, run, clear: () => setChecked(undefined) };
}
