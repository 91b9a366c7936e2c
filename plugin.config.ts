import { resolve } from 'node:path';
import { build } from 'vite';

/** Where the portal plugin lies once it is built: one file, which partners serve themselves. */
export const PLUGIN_FILE = resolve(import.meta.dirname, '.output/plugin/partner-lens.js');

/** What the schemas of a bundle and an answer call of the parser: whatever else a schema can do is left out. */
const CALLED = new Set(
  'check clone optional nullable min max regex int finite positive nonnegative safeParse exclude'.split(' '),
);

/**
 * The parser without what the plugin never asks of it, a third of its bytes: all other members of schemas, JSON Schemas of
 * schemas, texts about faults in English, data that contains itself. A release of the parser that is built in another way
 * ends the build instead of growing it; a schema that calls one member more ends the plugin's first test.
 */
const slimParser = {
  name: 'slim-parser',
  transform(code: string, id: string) {
    const edits = EDITS[id.replace(/^.*\/(?=zod\/)/, '')];
    return edits?.reduce((text, [what, by]) => {
      if (text.search(what) < 0)
        throw new Error(`${id}: ${what} is not there any more, see plugin.config.ts`);
      return text.replace(what, by);
    }, code);
  },
};

type By = (whole: string, member: string) => string;
const keep: By = (whole, member) => (CALLED.has(member) ? whole : '');
const by =
  (text: string): By =>
  () =>
    text;
/** A page may have given all objects members of its own, which are none of a schema. */
const ownMembers: [RegExp, By] = [
  /for \(const (\w+) in (\w+)\)/g,
  (whole) => whole.replace(/ in (\w+)/, ' of Object.keys($1)'),
];
const EDITS: Record<string, [what: RegExp, by: By][]> = {
  'zod/v4/core/core.js': [ownMembers],
  'zod/v4/core/util.js': [ownMembers],
  'zod/v4/core/schemas.js': [ownMembers],
  'zod/v4/classic/schemas.js': [
    [/^ {4}(\w+)\(.*\) \{\n(?: {8}.*\n)+? {4}\},?\n/gm, keep],
    [/^ {4}(\w+): (?:async )?function \w+\(.*\) \{\n(?: {8}.*\n)+? {4}\},?\n/gm, keep],
    [/^ {4}async (\w+)\(.*\) \{\n(?: {8}.*\n)+? {4}\},?\n/gm, keep],
    [/^\s*inst\._zod\.processJSONSchema = .*$/gm, by('')],
    [/createStandardJSONSchemaMethod\(this, "\w+"\)/g, by('undefined')],
    [/processors\.aggregateChecks\(inst\)/g, by('({})')],
    [/core\.config\(\{ memoizer: core\.memoizer\(\) \}\);/, by(';')],
  ],
  'zod/v4/locales/en.js': [
    [/^const error = \(\) => \{[\s\S]*?^\};$/m, by('const error = () => () => undefined;')],
  ],
};

/** Builds the plugin into `.output/plugin`: a classic script without imports, so that a hash can pin it. */
export async function buildPlugin(): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [slimParser],
    build: {
      outDir: '.output/plugin',
      target: 'es2022',
      // Colours of both schemes stand side by side in `light-dark()`; older targets would get them rewritten.
      cssTarget: ['chrome125', 'firefox128', 'safari17.5'],
      minify: true,
      sourcemap: false,
      lib: {
        entry: 'entrypoints/partner-lens.ts',
        formats: ['iife'],
        name: 'partnerLensPlugin',
        fileName: () => 'partner-lens.js',
      },
    },
  });
}
