import type { Page } from '@playwright/test';
import type { SeenMark } from './marks.ts';

/** What a sign does to the picture of its page, in pixels of the screen. */
export interface Paint {
  number: string;
  /** Pixels that it changes. */
  painted: number;
  /** Of these, the ones that showed a letter before: a quarter of the way from the ground to the letter's colour, or more. */
  covered: number;
}

/**
 * What the signs cover, taken from two pictures of one page: on paper, where nothing of ours is shown, and on the screen. The
 * page has to look the same on both; its ground is the colour of its first pixel.
 */
export async function paintOf(page: Page, marks: readonly SeenMark[]): Promise<Paint[]> {
  await page.emulateMedia({ media: 'print' });
  const before = await page.screenshot({ scale: 'css', animations: 'disabled' });
  await page.emulateMedia({ media: 'screen' });
  const after = await page.screenshot({ scale: 'css', animations: 'disabled' });
  const blank = await page.context().newPage();
  try {
    return await blank.evaluate(compare, {
      pictures: [before, after].map((png) => png.toString('base64')),
      marks: [...marks],
    });
  } finally {
    await blank.close();
  }
}

/** Runs in a page. */
async function compare({ pictures, marks }: { pictures: string[]; marks: SeenMark[] }): Promise<Paint[]> {
  const [before, after] = await Promise.all(
    pictures.map(async (png) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      return context;
    }),
  );
  if (!before || !after) throw new Error('No canvas.');
  const ground = before.getImageData(0, 0, 1, 1).data;
  const light = (data: ArrayLike<number>, at: number): number =>
    ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
  return marks.map(({ number, sign }) => {
    const area = [sign.x - 2, sign.y - 2, sign.width + 4, sign.height + 4].map(Math.round);
    const [x = 0, y = 0, width = 0, height = 0] = area;
    const [was, is] = [before, after].map((each) => each.getImageData(x, y, width, height).data);
    let [painted, covered] = [0, 0];
    for (let at = 0; was && is && at < was.length; at += 4) {
      const change = [0, 1, 2].map((channel) => Math.abs((was[at + channel] ?? 0) - (is[at + channel] ?? 0)));
      if (Math.max(...change) < 16) continue;
      painted++;
      if (Math.abs(light(was, at) - light(ground, 0)) > 64) covered++;
    }
    return { number, painted, covered };
  });
}
