import { resolve } from 'node:path';
import { build } from 'vite';

const made = new Map<string, Promise<string>>();

/** One of the `*-in-page.ts` files beside this one as a script for a page: bundled once per process, loaded over DevTools. */
export function pageScript(file: string): Promise<string> {
  const script = made.get(file) ?? bundle(file);
  made.set(file, script);
  return script;
}

async function bundle(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: resolve(import.meta.dirname, file), formats: ['iife'], name: 'inPage' },
    },
  });
  const [first] = [built].flat();
  if (!first || !('output' in first)) throw new Error(`${file} was not bundled`);
  return first.output[0].code;
}
