import type { Page } from '@playwright/test';
import type { Cdp } from './cdp.ts';
import { axNodes, boxOf } from './nodes.ts';

/** A mark as a person sees it: the number it stands beside, and where to click. */
export interface SeenMark {
  number: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const NAME = /^Details for (.*)$/;

/** The marks that are visible on a page, found by role and name, in closed roots too. Frames of the page are not looked into. */
export async function marksOn(page: Page): Promise<SeenMark[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const cdp: Cdp = { send: (method, params) => session.send(method as never, params as never) };
    const marks: SeenMark[] = [];
    for (const node of await axNodes(cdp)) {
      const number = node.role === 'button' ? NAME.exec(node.name)?.[1] : undefined;
      const box = number === undefined ? null : await boxOf(cdp, node);
      if (number !== undefined && box) marks.push({ number, ...box });
    }
    return marks;
  } finally {
    await session.detach();
  }
}

/** Clicks a mark with the mouse. */
export async function clickMark(page: Page, mark: SeenMark): Promise<void> {
  await page.mouse.click(mark.x + mark.width / 2, mark.y + mark.height / 2);
}
