import { runSpecs } from '../tools/run-specs.ts';

export const covers = ['lib/page', 'lib/sites', 'lib/background', 'components', 'entrypoints'];

/**
 * Pages in full: ten updates of the extension over open pages, axe on the side panel in both schemes at three widths, a page
 * of 500,000 texts, dense text at three widths, a table of 50,000 rows, storage that fills up in an import, all probes on every kind of page under all headers, and what two worlds
 * of records leave on each kind, the whole story of the sample on published records. `npm test` runs two updates, one width,
 * a fifth of the texts, each kind under some headers, dense text at two widths, and every second proof that a probe sees.
 * Needs the build. Throws when a test fails.
 */
export async function run(): Promise<Record<string, number | string>> {
  return {
    'tests of pages': runSpecs([
      'update',
      'orphan',
      'axe',
      'leaks',
      'large-page',
      'dense-mail',
      'hard-lists',
      'storage-faults',
      'full-storage',
      'hostile/secrets',
      'twin',
      'replay',
    ]),
  };
}
