import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { findChromium } from '../tools/chromium.ts';
import { sliceOf } from '../tools/slice.ts';
import { collect } from './collect.ts';
import { type HostPage, servePage } from './host-page.ts';
import { BAD_MARKS, LEAKS } from './leaks.ts';
import { givenAway, PROBES } from './probes.ts';

const SECRET = 'ZQXJKVWYP Castings';

/** Every second probe, and two wrong marks: all of them in `npm run test:long pages`. */
const PROVED = PROBES.filter((_, at) => at % sliceOf(1, 2) === 0);
const WRONG = Object.entries(BAD_MARKS).slice(0, sliceOf(Number.POSITIVE_INFINITY, 2));

let browser: Browser;
let host: HostPage;
/** Of all probes: each loads its page anew. */
let shared: Page;

test.beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] });
  host = await servePage('abcdefghijklmnopabcdefghijklmnop');
  shared = await browser.newPage();
});
test.afterAll(async () => {
  await browser.close();
  await host.close();
});

for (const probe of PROVED) {
  test(`${probe.id} sees through ${probe.leak}`, async () => {
    const page = shared;
    await page.goto(host.address('plain'));
    await page.evaluate(() => sessionStorage.clear());
    expect(givenAway(await page.evaluate(probe.run, [SECRET]), [SECRET]), 'nothing to find yet').toEqual([]);
    await page.reload();
    await page.evaluate(LEAKS[probe.leak] as (secret: string) => void, SECRET);
    await page.waitForTimeout(50);
    expect(givenAway(await page.evaluate(probe.run, [SECRET]), [SECRET])).not.toEqual([]);
  });
}

for (const [at, [name, hang]] of WRONG.entries()) {
  test(`the twin test sees a mark that tells its state by ${name}`, async () => {
    const look = async (late: boolean): Promise<Record<string, unknown>> => {
      const page = await browser.newPage({ viewport: { width: 600, height: 450 } });
      await page.goto(host.address('plain'));
      await page.evaluate(hang, late);
      await page.waitForTimeout(200);
      const seen = await page.evaluate(collect);
      await page.close();
      return seen;
    };
    const late = await look(true);
    // That holds of how it is looked, not of the mark: all of them in `npm run test:long pages`.
    if (at === sliceOf(at, 0)) expect(await look(true), 'the same twice is the same').toEqual(late);
    expect(await look(false)).not.toEqual(late);
  });
}
