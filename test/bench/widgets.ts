import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { ONE_SCRIPT } from '../plugin.config.ts';
import { installPeers, PEERS } from './peer-package.ts';

/** Widgets that people embed in pages of others, as the portal plugin is: comments (a web component), and forms. */
const WIDGETS = ['giscus', '@typeform/embed'];

/**
 * Bytes of each widget, bundled into one script and gzipped as the plugin is; a stylesheet or a page that a widget loads
 * besides is not counted. Null when the peers cannot be had: why is written out.
 */
export async function widgetSizes(): Promise<Map<string, number> | null> {
  const missing = installPeers();
  if (missing !== null) {
    process.stdout.write(`${missing}\n`);
    return null;
  }
  const sizes = new Map<string, number>();
  for (const name of WIDGETS) sizes.set(name, gzipSync(await scriptOf(name)).length);
  return sizes;
}

/** A package and what it imports as one classic script; all that it exports stays in it. */
async function scriptOf(name: string): Promise<string> {
  const entry = `${PEERS}/${name.replace(/\W+/g, '-')}.js`;
  const built = await build({
    configFile: false,
    root: PEERS,
    logLevel: 'error',
    publicDir: false,
    plugins: [
      {
        name: 'widget',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? `import '${name}';\nexport * from '${name}';\n` : null),
      },
    ],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { ...ONE_SCRIPT, write: false, lib: { entry, formats: ['iife'], name: 'widget' } },
  });
  const [only] = Array.isArray(built) ? built : [built];
  const chunks = only && 'output' in only ? only.output.filter(({ type }) => type === 'chunk') : [];
  const [chunk] = chunks;
  if (chunk?.type !== 'chunk' || chunks.length > 1)
    throw new Error(`${name} became ${chunks.length} scripts, not one.`);
  return chunk.code;
}
