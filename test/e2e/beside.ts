import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { marksOn } from '../tools/browser/marks.ts';

/** How far the middle of a mark may lie from the middle of its line: in a row that its scroller cuts, the mark moves to where it is seen. */
const MOST_APART_PX = 12;

/** Every visible mark stands at the end of a number of the same words: those of other numbers, as of articles, at a number that is there. */
export async function expectBesideTheirNumbers(page: Page, selector = '.ht tbody a'): Promise<void> {
  const far = async () => {
    const marks = await marksOn(page);
    const numbers = await page.locator(selector).evaluateAll((elements) =>
      elements.map((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const { right, top, bottom } = range.getBoundingClientRect();
        return { text: element.textContent ?? '', right, middle: (top + bottom) / 2 };
      }),
    );
    const words = await page.evaluate(() => document.body.innerText);
    const astray = marks.filter((mark) =>
      numbers.every(({ text }) => text !== mark.number)
        ? !words.includes(mark.number)
        : !numbers.some(
            ({ text, right, middle }) =>
              text === mark.number &&
              Math.abs(mark.x - right) < 12 &&
              Math.abs(mark.y + mark.height / 2 - middle) < MOST_APART_PX,
          ),
    );
    return marks.length > 0 ? astray.length : -1;
  };
  await expect.poll(far).toBe(0);
}
