import type { BrowserContext, Page } from '@playwright/test';
import type { SeenMark } from './marks.ts';

/** What a person reads from a mark's colour, on a light page (`components/style/tokens.css`). */
const COLOURS = {
  ok: [0x1c, 0x6b, 0x41],
  risk: [0x85, 0x53, 0x00],
  late: [0xb0, 0x24, 0x1c],
  differs: [0x57, 0x40, 0xb0],
  'done or unknown': [0x5f, 0x6a, 0x6f],
} as const;
export type SeenState = keyof typeof COLOURS | 'nothing';

/** Reads the states of marks from a picture of the page: the only place where they can be seen. */
export async function statesOf(page: Page, marks: readonly SeenMark[]): Promise<SeenState[]> {
  const png = await page.screenshot({ type: 'png', scale: 'css', animations: 'disabled' });
  const palette = Object.entries(COLOURS).map(([state, colour]) => ({ state, colour: [...colour] }));
  const counts = await withBlankPage(page.context(), (blank) =>
    blank.evaluate(countColours, { png: png.toString('base64'), boxes: [...marks], palette }),
  );
  return counts.map((count) => {
    const best = Object.entries(count).sort((a, b) => b[1] - a[1])[0];
    return best && best[1] >= 4 ? (best[0] as SeenState) : 'nothing';
  });
}

interface Task {
  png: string;
  boxes: SeenMark[];
  palette: { state: string; colour: number[] }[];
}

/** Runs in a page: how many pixels of each colour every sign holds. */
async function countColours({ png, boxes, palette }: Task): Promise<Record<string, number>[]> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  context.drawImage(image, 0, 0);
  return boxes.map((mark) => {
    // What can be hit of a flat one reaches over letters.
    const box = mark.sign.height < 10 ? mark.sign : mark;
    const { data } = context.getImageData(
      Math.round(box.x),
      Math.round(box.y),
      Math.round(box.width),
      Math.round(box.height),
    );
    const count: Record<string, number> = {};
    for (let at = 0; at < data.length; at += 4) {
      const hit = palette.find(({ colour }) =>
        colour.every((channel, index) => Math.abs(channel - (data[at + index] ?? 0)) < 24),
      );
      if (hit) count[hit.state] = (count[hit.state] ?? 0) + 1;
    }
    return count;
  });
}

async function withBlankPage<T>(context: BrowserContext, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await context.newPage();
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}
