import { z } from 'zod/mini';

/**
 * What the plugin needs of the browser, taken once when its script is loaded: a page that patches these later is not asked
 * again. A page that patched them before gains nothing by it but what the partner may see anyway.
 */

// A strict page forbids text as code: the parser must not even try. This module is the first that the plugin loads.
z.config({ jitless: true });

const { subtle } = globalThis.crypto ?? {};
const bind = <T extends object, K extends keyof T>(on: T | undefined, name: K): T[K] | undefined =>
  typeof on?.[name] === 'function' ? on[name].bind(on) : undefined;

/** Absent where the page did not come over https: browsers give these to secure pages only. */
export const digest = bind(subtle, 'digest');
export const importKey = bind(subtle, 'importKey');
export const verify = bind(subtle, 'verify');
export const load: typeof fetch | undefined = globalThis.fetch?.bind(globalThis);
export const newUuid = (): string => globalThis.crypto.randomUUID();

const { parse, stringify } = JSON;
const setPrototype = Object.setPrototypeOf;

/**
 * Data of a text. On a page that gave all objects members of its own they are left out of it, so that they are not taken
 * for members of a bundle. @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  for (const _ in {})
    return parse(text, (_key, value) => (isRecord(value) ? setPrototype(value, null) : value));
  return parse(text);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A copy of data that JSON can hold. `structuredClone` belongs to the browser and takes nothing from a script that is kept
 * apart from the page, as Lightning Web Security does: objects reach it through proxies.
 */
export function copyOf<T extends object>(data: T): T {
  return parse(stringify(data));
}
