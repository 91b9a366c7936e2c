import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { marksOn, type SeenMark } from '../tools/browser/marks.ts';

/** The sign's side, what lies between it and its number, and how far pixels may be rounded apart. */
const SIGN_PX = 10;
const GAP_PX = 2;
const ROUNDED_PX = 1;

/** The line of a number. */
interface Line {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= ROUNDED_PX;

/** In the middle of the line, right behind the number, right before it or behind one more character; else flat below its characters. */
function standsAt({ sign }: SeenMark, { left, right, top, bottom }: Line): boolean {
  const behind = [0, (bottom - top) / 1.5].some((more) => isNear(sign.x, right + GAP_PX + more));
  const before = isNear(sign.x + SIGN_PX, left - GAP_PX);
  const middle = sign.y + SIGN_PX / 2;
  return (
    ((behind || before) && isNear(middle, (top + bottom) / 2)) ||
    (sign.height < SIGN_PX &&
      sign.x >= left &&
      sign.x + sign.width <= right &&
      Math.abs(sign.y - bottom) <= 4)
  );
}

/** Every visible mark stands at a number of the same words: those of other numbers, as of articles, at a number that is there. */
export async function expectBesideTheirNumbers(page: Page, selector = '.ht tbody a'): Promise<void> {
  const astray = async () => {
    const marks = await marksOn(page);
    const lines = await page.locator(selector).evaluateAll((elements) =>
      elements.map((element): Line => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return { text: element.textContent ?? '', left, right, top, bottom };
      }),
    );
    const words = await page.evaluate(() => document.body.innerText);
    const wrong = marks.filter((mark) => {
      const own = lines.filter(({ text }) => text === mark.number);
      return own.length === 0 ? !words.includes(mark.number) : !own.some((line) => standsAt(mark, line));
    });
    return marks.length > 0 ? wrong : 'no marks';
  };
  await expect.poll(astray).toEqual([]);
}
