import type { Page } from '@playwright/test';
import { until } from './cdp.ts';
import { marksOn, type SeenMark } from './marks.ts';
import { type SeenState, statesOf } from './pixels.ts';

/** The mark behind the button that sends a mail, once it is painted as `state`. */
export function sendMark(page: Page, state: SeenState): Promise<SeenMark> {
  return until(`the mark to be ${state}`, async () => {
    const mark = (await marksOn(page)).find(({ number }) => number === 'Send');
    return mark && (await statesOf(page, [mark]))[0] === state && mark;
  });
}
