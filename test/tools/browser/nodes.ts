import type { Cdp } from './cdp.ts';

/**
 * Finds things the way a screen reader does: by role and name in the accessibility tree. It sees into closed shadow
 * roots, and leaves out what is hidden. No hook in the product is needed.
 */
export interface AxNode {
  role: string;
  name: string;
  backendNodeId: number;
}

interface Point {
  x: number;
  y: number;
}

interface RawAxNode {
  ignored: boolean;
  role?: { value?: string };
  name?: { value?: string };
  backendDOMNodeId?: number;
}

/** All nodes that are exposed, in document order. */
export async function axNodes(cdp: Cdp): Promise<AxNode[]> {
  const { nodes } = await cdp.send<{ nodes: RawAxNode[] }>('Accessibility.getFullAXTree');
  return nodes
    .filter((node) => !node.ignored && node.backendDOMNodeId !== undefined)
    .map((node) => ({
      role: `${node.role?.value}`,
      name: `${node.name?.value ?? ''}`,
      backendNodeId: node.backendDOMNodeId as number,
    }));
}

/** The first node of a role whose name fits, or null. */
export async function findNode(cdp: Cdp, role: string, name: string | RegExp): Promise<AxNode | null> {
  const fits = (text: string) => (typeof name === 'string' ? text === name : name.test(text));
  return (await axNodes(cdp)).find((node) => node.role === role && fits(node.name)) ?? null;
}

/** The box of a node in CSS pixels of its document, or null when it has none. */
export async function boxOf(
  cdp: Cdp,
  node: { backendNodeId: number },
): Promise<{ x: number; y: number; width: number; height: number } | null> {
  try {
    const { quads } = await cdp.send<{ quads: number[][] }>('DOM.getContentQuads', {
      backendNodeId: node.backendNodeId,
    });
    const quad = quads[0];
    if (!quad) return null;
    const [x = 0, y = 0] = quad;
    return { x, y, width: (quad[4] ?? x) - x, height: (quad[5] ?? y) - y };
  } catch {
    // Not rendered.
    return null;
  }
}

interface RemoteObject {
  result: { objectId?: string; value?: unknown };
}

/** Runs `body` as a function whose `this` is the object; answers its value, or the object that it makes. */
async function callOn(
  cdp: Cdp,
  objectId: string,
  body: string,
  asValue: boolean,
): Promise<RemoteObject['result']> {
  const { result } = await cdp.send<RemoteObject>('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: `function () { ${body} }`,
    returnByValue: asValue,
  });
  return result;
}

/**
 * Clicks a node of our own surfaces with the mouse; false when the click went elsewhere, as when something above it came in
 * between. Nothing is pressed while something else lies at its middle.
 */
export async function clickHeard(cdp: Cdp, node: AxNode): Promise<boolean> {
  const { object } = await cdp.send<{ object: { objectId: string } }>('DOM.resolveNode', {
    backendNodeId: node.backendNodeId,
  });
  const at = await standing(cdp, node);
  const there = `const { x, y, width, height } = this.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    return [this, this.closest('label'), ...(this.labels ?? [])].some((own) => own?.contains(hit));`;
  if (!(await callOn(cdp, object.objectId, there, true)).value) {
    // It may lie in view and under the line at the bottom: a person scrolls on.
    await callOn(cdp, object.objectId, `this.scrollIntoView({ block: 'center' });`, true);
    return false;
  }
  const listening = `const heard = { clicks: 0 };
    this.addEventListener('click', () => { heard.clicks += 1; }, { capture: true });
    return heard;`;
  const { objectId: heard = '' } = await callOn(cdp, object.objectId, listening, false);
  await clickAt(cdp, at);
  // A click that led away took all of it along.
  return callOn(cdp, heard, 'return this.clicks > 0', true).then(
    ({ value }) => value === true,
    () => true,
  );
}

/** A real mouse click at a point of the target. */
async function clickAt(cdp: Cdp, { x, y }: Point): Promise<void> {
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  for (const type of ['mousePressed', 'mouseReleased']) {
    await cdp.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
  }
}

/** Scrolls a node into view and waits until it stands still; answers its middle. */
async function standing(cdp: Cdp, node: AxNode): Promise<Point> {
  await cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: node.backendNodeId });
  let last = '';
  for (let look = 0; look < 40; look += 1) {
    const box = await boxOf(cdp, node);
    const now = JSON.stringify(box);
    if (box && now === last) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  throw new Error(`${node.role} "${node.name}" is not on screen, or does not stand still.`);
}
