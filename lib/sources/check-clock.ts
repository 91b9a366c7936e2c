import type { CheckStep } from './check-step.ts';
import { httpFailure } from './http/failures.ts';

/** Dates of promises and deliveries do not mind less. */
export const MOST_SKEW_MS = 10 * 60_000;

/**
 * The last step of a check: the server's clock beside this one, told in seconds. Throws `clock-wrong` where they differ so much
 * that what changed meanwhile could not be told.
 */
export function checkClock(
  serverTime: number,
  now: number,
  host: string,
  done: (step: CheckStep, detail: string) => void,
): void {
  const skew = serverTime - now;
  if (Math.abs(skew) > MOST_SKEW_MS) throw httpFailure('clock-wrong', host);
  done('clock', `${Math.round(skew / 1000)}`);
}
