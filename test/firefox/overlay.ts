import { setTimeout as sleep } from 'node:timers/promises';
import type { Firefox } from '../tools/marionette.ts';
import { until } from './extension.ts';

/** What lies over a page: marks in the closed root of the overlay, and the card's frame. WebDriver looks into closed roots. */

export interface Mark {
  /** The number as the page wrote it. */
  number: string;
  x: number;
  y: number;
}

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const SHADOW = 'shadow-6066-11e4-a52e-4f735466cecf';
const HOST = `[...document.documentElement.children].find((element) => element.popover === 'manual')`;

/** The marks that can be seen, as soon as there are `atLeast`. */
export async function marksOn(firefox: Firefox, atLeast: number): Promise<Mark[]> {
  const end = Date.now() + 40_000;
  let marks: Mark[] = [];
  while (Date.now() < end) {
    marks = await readMarks(firefox).catch(() => []);
    if (marks.length >= atLeast) return marks;
  }
  throw new Error(`${marks.length} marks, expected at least ${atLeast}`);
}

async function readMarks(firefox: Firefox): Promise<Mark[]> {
  const script = `return arguments[0].filter((e) => e.style.visibility === 'visible').map((e) => {
    const box = e.getBoundingClientRect();
    return { number: e.getAttribute('aria-label').replace('Details for ', ''),
      x: box.left + box.width / 2, y: box.top + box.height / 2 };
  })`;
  return firefox.run<Mark[]>(script, [await inOverlay(firefox, 'button')]);
}

/** Goes into the card's frame as soon as it shows, for `look`, and comes back to the page. */
export async function inCard<T>(firefox: Firefox, look: () => Promise<T>): Promise<T> {
  const end = Date.now() + 20_000;
  let frame: Record<string, string> | undefined;
  while (!frame && Date.now() < end) [frame] = await inOverlay(firefox, 'iframe').catch(() => []);
  if (!frame) throw new Error('No card within 20 s');
  await firefox.send('WebDriver:SwitchToFrame', { element: frame[ELEMENT] });
  try {
    return await look();
  } finally {
    await firefox.send('WebDriver:SwitchToFrame', {});
  }
}

/** Waits until no mark is left. */
export async function marksGone(firefox: Firefox): Promise<void> {
  const end = Date.now() + 40_000;
  while ((await readMarks(firefox)).length > 0) {
    if (Date.now() > end) throw new Error('Marks are still there after 40 s');
    await sleep(200);
  }
}

/** True when nothing of ours lies over the page. */
export async function overlayGone(firefox: Firefox, ms?: number): Promise<void> {
  await until(firefox, 'the overlay is gone', `return !${HOST}`, ms);
}

async function inOverlay(firefox: Firefox, selector: string): Promise<Record<string, string>[]> {
  const host = await firefox.run<Record<string, string> | null>(`return ${HOST} ?? null`);
  if (!host) return [];
  const root = (await firefox.send('WebDriver:GetShadowRoot', { id: host[ELEMENT] })) as {
    value: Record<string, string>;
  };
  const found = await firefox.send('WebDriver:FindElementsFromShadowRoot', {
    shadowRoot: root.value[SHADOW],
    using: 'css selector',
    value: selector,
  });
  return found as Record<string, string>[];
}
