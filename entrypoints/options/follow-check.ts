import type { AnyStep, Checked } from '../../components/sources/CheckSteps.tsx';
import type { Failure } from '../../lib/domain/result.ts';

/** Shows each step of a connection check as it holds, then what stopped it. Answers what `run` does. */
export async function followCheck<T>(
  run: (onStep: (step: AnyStep) => void) => Promise<T | Failure>,
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
