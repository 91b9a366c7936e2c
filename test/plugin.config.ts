import { resolve } from 'node:path';
import { build } from 'vite';

/** Where the portal plugin lies once it is built: one file, which partners serve themselves. */
export const PLUGIN_FILE = resolve(import.meta.dirname, '../.output/plugin/partner-lens.js');

/**
 * The parser walks the members of schemas with `for … in`. A page may have given all objects members of its own, which are
 * none of a schema: here it walks own members alone. A parser that is built in another way ends the build.
 */
const ownMembers = {
  name: 'own-members',
  transform(code: string, id: string) {
    if (!/zod\/v4\/core\/(core|util|schemas)\.js$/.test(id)) return undefined;
    const own = code.replace(/for \(const (\w+) in (\w+)\)/g, 'for (const $1 of Object.keys($2))');
    if (own === code) throw new Error(`${id}: no walk over members is there any more, see plugin.config.ts`);
    return own;
  },
};

/** How a script is built that pages of others carry. */
export const ONE_SCRIPT = {
  target: 'es2022',
  // Colours of both schemes stand side by side in `light-dark()`; older targets would get them rewritten.
  cssTarget: ['chrome125', 'firefox128', 'safari17.5'],
  minify: true,
  sourcemap: false,
};

/** Builds the plugin into `.output/plugin`: a classic script without imports, so that a hash can pin it. */
export async function buildPlugin(): Promise<void> {
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, '..'),
    logLevel: 'error',
    publicDir: false,
    plugins: [ownMembers],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ...ONE_SCRIPT,
      outDir: '.output/plugin',
      lib: {
        entry: 'entrypoints/partner-lens.ts',
        formats: ['iife'],
        name: 'partnerLensPlugin',
        fileName: () => 'partner-lens.js',
      },
    },
  });
}
