import type { Page } from '@playwright/test';
import { type Cdp, PATIENCE_MS } from './cdp.ts';
import { boxOf } from './nodes.ts';

/** A mark as a person sees it: the number it stands beside, and where to click. */
export interface SeenMark {
  number: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Its sign in the area that can be clicked: 10 px wide and high, or wide and low where it lies between two lines of text. */
  sign: { x: number; y: number; width: number; height: number };
}

interface DomNode {
  nodeName: string;
  backendNodeId: number;
  attributes?: string[];
  children?: DomNode[];
  contentDocument?: DomNode;
  shadowRoots?: (DomNode & { shadowRootType?: string })[];
}

const NAME = /^Details for (.*)$/;

/**
 * The marks that are visible on a page. DevTools looks into closed roots, which the page itself cannot: the overlay hangs
 * under the document element. Frames of the page are looked into when asked for; each has an overlay of its own.
 */
export async function marksOn(page: Page, { inFrames = false } = {}): Promise<SeenMark[]> {
  const session = await page.context().newCDPSession(page);
  const cdp: Cdp = { send: (method, params) => session.send(method as never, params as never) };
  try {
    const depth = inFrames ? -1 : 2;
    const { root } = await cdp.send<{ root: DomNode }>('DOM.getDocument', { depth, pierce: true });
    const documents = inFrames ? [root, ...framesIn(root)] : [root];
    const marks: SeenMark[] = [];
    for (const { backendNodeId } of documents.flatMap(closedRoots)) {
      const { node } = await cdp.send<{ node: DomNode }>('DOM.describeNode', {
        backendNodeId,
        depth: -1,
        pierce: true,
      });
      for (const button of buttonsIn(node)) {
        const number = NAME.exec(attribute(button, 'aria-label'))?.[1];
        const shown = /visibility:\s*visible/.test(attribute(button, 'style'));
        const box = number !== undefined && shown ? await boxOf(cdp, button) : null;
        if (number !== undefined && box) marks.push({ number, ...box, sign: signIn(button, box) });
      }
    }
    return marks;
  } finally {
    await session.detach();
  }
}

const closedRoots = (document: DomNode): DomNode[] =>
  (document.children ?? [])
    .flatMap((element) => element.children ?? [])
    .flatMap((element) => element.shadowRoots ?? [])
    .filter((shadow) => shadow.shadowRootType === 'closed');

const framesIn = (node: DomNode): DomNode[] => [
  ...(node.contentDocument ? [node.contentDocument] : []),
  ...[...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])].flatMap(framesIn),
];

function buttonsIn(node: DomNode): DomNode[] {
  const inside = (node.children ?? []).flatMap(buttonsIn);
  return node.nodeName === 'BUTTON' ? [node, ...inside] : inside;
}

function signIn(button: DomNode, { x, y }: { x: number; y: number }): SeenMark['sign'] {
  const style = attribute(button, 'style');
  const [left = 0, top = 0, wide = 1, high = 1] =
    /--l: *([\d.]+)px.*--t: *([\d.]+)px.*--s: *([\d.]+) ([\d.]+)/.exec(style)?.slice(1).map(Number) ?? [];
  return { x: x + left, y: y + top, width: 10 * wide, height: 10 * high };
}

function attribute(node: DomNode, name: string): string {
  const list = node.attributes ?? [];
  for (let at = 0; at + 1 < list.length; at += 2) if (list[at] === name) return list[at + 1] ?? '';
  return '';
}

/** Clicks a mark with the mouse. */
export async function clickMark(page: Page, mark: SeenMark): Promise<void> {
  await page.mouse.click(mark.x + mark.width / 2, mark.y + mark.height / 2);
}

/** Waits for marks to stand on a page: at least `count`, at most `ms` milliseconds. */
export async function waitForMarks(page: Page, count = 1, ms = PATIENCE_MS): Promise<SeenMark[]> {
  const end = Date.now() + ms;
  for (;;) {
    const marks = await marksOn(page);
    if (marks.length >= count) return marks;
    if (Date.now() > end)
      throw new Error(`${marks.length} marks on ${page.url()} after ${ms} ms, ${count} expected.`);
    await page.waitForTimeout(100);
  }
}

/** Marks come in pieces: waits until there are `count` at least and half a second brings no more. */
export async function settledMarks(page: Page, count = 1): Promise<SeenMark[]> {
  let before = await waitForMarks(page, count);
  for (;;) {
    await page.waitForTimeout(500);
    const marks = await marksOn(page);
    if (marks.length === before.length) return marks;
    before = marks;
  }
}
