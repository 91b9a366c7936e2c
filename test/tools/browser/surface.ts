import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AxeFinding, AxeRules } from './axe.ts';
import { axeFindings } from './axe.ts';
import type { CdpConnection } from './cdp.ts';
import { PATIENCE_MS, until } from './cdp.ts';
import type { AxNode } from './nodes.ts';
import { axNodes, clickHeard, findNode } from './nodes.ts';

interface Look {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
}

/** A surface of the product that is reached over its own DevTools connection: the real side panel. */
export interface Surface {
  readonly cdp: CdpConnection;
  evaluate<T>(expression: string): Promise<T>;
  text(): Promise<string>;
  /** Waits until the visible text fits, and gives it. */
  waitForText(pattern: RegExp, ms?: number): Promise<string>;
  nodes(): Promise<AxNode[]>;
  /** Waits for the node of this role and name, then clicks it with the mouse. */
  click(role: string, name: string | RegExp, ms?: number): Promise<void>;
  type(role: string, name: string | RegExp, text: string): Promise<void>;
  press(key: string): Promise<void>;
  look(look: Look): Promise<void>;
  screenshot(path: string): Promise<void>;
  axe(rules?: AxeRules): Promise<AxeFinding[]>;
  close(): Promise<void>;
}

export function surfaceOf(cdp: CdpConnection): Surface {
  async function evaluate<T>(expression: string): Promise<T> {
    const answer = await cdp.send<{
      result: { value: T };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    }>('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (answer.exceptionDetails)
      throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value;
  }
  const text = () => evaluate<string>('document.body?.innerText ?? ""');
  const click = (role: string, name: string | RegExp, ms = PATIENCE_MS) =>
    until(
      `${role} ${name}`,
      async () => {
        const node = await findNode(cdp, role, name);
        // A node that is drawn anew, or pushed away, between finding and clicking is looked for again.
        return node !== null && clickHeard(cdp, node).catch(() => false);
      },
      ms,
    ).then(() => undefined);
  return {
    cdp,
    evaluate,
    text,
    async waitForText(pattern, ms = PATIENCE_MS) {
      let last = '';
      const fits = async () => {
        last = await text();
        return pattern.test(last) && last;
      };
      return until(`text ${pattern}`, fits, ms).catch((error: Error) => {
        throw new Error(`${error.message} It showed:\n${last.slice(0, 2_000)}`);
      });
    },
    nodes: () => axNodes(cdp),
    click,
    async type(role, name, typed) {
      await click(role, name);
      await cdp.send('Input.insertText', { text: typed });
      await until(`${role} ${name} to hold what was typed`, async () =>
        (await evaluate<string>('document.activeElement?.value ?? ""')).includes(typed),
      );
    },
    async press(key) {
      for (const type of ['keyDown', 'keyUp'])
        await cdp.send('Input.dispatchKeyEvent', { type, key, code: key, ...KEYS[key] });
    },
    async look({ width, height, scheme }) {
      if (width)
        await cdp.send('Emulation.setDeviceMetricsOverride', {
          width,
          height: height ?? 800,
          deviceScaleFactor: 1,
          mobile: false,
        });
      if (scheme)
        await cdp.send('Emulation.setEmulatedMedia', {
          features: [{ name: 'prefers-color-scheme', value: scheme }],
        });
      await evaluate(
        'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))',
      );
    },
    async screenshot(path) {
      const { data } = await cdp.send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, Buffer.from(data, 'base64'));
    },
    axe: (rules) => axeFindings(evaluate, rules),
    async close() {
      await evaluate('window.close()').catch(() => undefined);
      // One that is on its way out would be taken for the next one.
      const isGone = () =>
        evaluate('0').then(
          () => false,
          () => true,
        );
      await until('the panel to close', isGone);
      cdp.close();
    },
  };
}

const KEYS: Record<string, Record<string, unknown>> = {
  Enter: { windowsVirtualKeyCode: 13, text: '\r' },
  Escape: { windowsVirtualKeyCode: 27 },
  Tab: { windowsVirtualKeyCode: 9 },
};
