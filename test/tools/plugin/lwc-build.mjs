import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@lwc/compiler';
import { build } from 'vite';

/*
 * The script of a page that runs one Lightning web component on Salesforce's own engine. Reads `{ files, resources, synthetic }`
 * as JSON: the component's files by name, addresses of static resources by name, and whether shadow trees are synthetic, as
 * they are in most orgs. Writes the script.
 */

const { files, resources, synthetic } = JSON.parse(await text(process.stdin));
const name =
  Object.keys(files)
    .find((file) => file.endsWith('.html'))
    ?.replace('.html', '') ?? '';

const ENGINE = fileURLToPath(import.meta.resolve('@lwc/engine-dom'));
const SYNTHETIC = fileURLToPath(import.meta.resolve('@lwc/synthetic-shadow'));
const OWN = '\0lwc/';
const own = (path) => `${OWN}${path}.mjs`;

/** As the platform loads a static resource: once, by a script element, and tells when it has run. */
const LOADER = `const loaded = new Map();
export function loadScript(self, url) {
  if (!loaded.has(url)) loaded.set(url, new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => done();
    script.onerror = fail;
    document.head.append(script);
  }));
  return loaded.get(url);
}`;

const PAGE = `${synthetic ? `import ${JSON.stringify(SYNTHETIC)};` : ''}
import { createElement } from 'lwc';
import Component from './${name}.js';
document.querySelector('#lwc').append(createElement('c-scorecard', { is: Component }));`;

/** What the platform provides, and what stands in the component's folder; all of it is script once it was compiled. */
const lightning = {
  name: 'lightning',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source.endsWith('/page.js')) return own('page.js');
    if (source === 'lwc') return ENGINE;
    if (/^(lightning\/|@salesforce\/)/.test(source)) return own(source);
    const isBeside = importer?.startsWith(OWN) && source.startsWith('./');
    return isBeside ? own(source.slice(2).replace(/\?.*/, '')) : undefined;
  },
  load(id) {
    if (!id.startsWith(OWN)) return undefined;
    const path = id.slice(OWN.length, -'.mjs'.length);
    if (path === 'page.js') return PAGE;
    if (path === 'lightning/platformResourceLoader') return LOADER;
    if (path.startsWith('@salesforce/resourceUrl/'))
      return `export default ${JSON.stringify(resources[path.split('/').at(-1)])};`;
    if (path.endsWith('.css')) return 'export default undefined;';
    return transformSync(files[path], path, { name, namespace: 'c' }).code;
  },
};

const built = await build({
  configFile: false,
  logLevel: 'error',
  plugins: [lightning],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: { write: false, lib: { entry: 'page.js', formats: ['iife'], name: 'page' } },
});
process.stdout.write((Array.isArray(built) ? built[0] : built).output[0].code);
