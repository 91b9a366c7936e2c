import type { AnyStep, Checked } from '../../components/sources/CheckSteps.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import type { FeedHears } from '../../lib/surface/check-feed.ts';
import type { CheckHears } from '../../lib/surface/connect-system.ts';

type OnStep = (step: AnyStep) => void;

/** Shows each step of a connection check as it holds, then what stopped it. Answers what `run` does. */
export async function followCheck<T>(
  run: (onStep: OnStep) => Promise<T | Failure>,
  show: (checked: Checked) => void,
): Promise<T | Failure> {
  const steps: AnyStep[] = [];
  show({ steps: [] });
  const end = await run((step) => {
    steps.push(step);
    show({ steps: [...steps] });
  });
  show({ steps, ...(isFailure(end) ? { failure: end } : {}) });
  return end;
}

export function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'code' in value && 'next' in value;
}

/** Hears of the check of a table. */
export function hearFeed(onStep: OnStep): FeedHears {
  return {
    step: (step, detail) => onStep({ of: 'feed', step, detail }),
    sample: (sample) => onStep({ of: 'object', sample }),
  };
}

/** Hears of the check of a system that is read record by record. */
export function hearSystem(onStep: OnStep): CheckHears {
  return {
    step: (step, detail) => onStep({ step, detail }),
    sample: (sample) => onStep({ of: 'object', sample }),
  };
}
