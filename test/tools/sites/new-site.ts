import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes what a site needs below `root`: adapter, script, page, expected reading, and its line in the list of sites. Answers the files.
 * @throws when the id is not one, or taken
 */
export function newSite(root: string, id: string): string[] {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    throw new Error(`"${id}" is no id: a-z, 0-9 and single dashes.`);
  const files = filesOf(id);
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken) throw new Error(`${taken} is there already: choose another id.`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  register(join(root, INDEX), id);
  return [...Object.keys(files), INDEX];
}

const INDEX = 'lib/sites/index.ts';

/** `my-portal` → `myPortal` */
const nameOf = (id: string): string => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function register(file: string, id: string): void {
  const name = nameOf(id);
  const lines = readFileSync(file, 'utf8').split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  imports.push(`import { ${name} } from './${id}.ts';`);
  const pathIn = (line: string): string => /'(.*)'/.exec(line)?.[1] ?? '';
  imports.sort((a, b) => (pathIn(a) < pathIn(b) ? -1 : 1));
  const rest = lines.filter((line) => !line.startsWith('import ')).join('\n');
  const listed = rest.replace(
    /(SITES: readonly SiteAdapter\[\] = \[)([^\]]*)\]/,
    (_, begin: string, list: string) => {
      const names = [...list.split(',').map((each) => each.trim()), name].filter(Boolean);
      return `${begin}\n${names
        .sort()
        .map((each) => `  ${each},\n`)
        .join('')}]`;
    },
  );
  writeFileSync(file, `${imports.join('\n')}\n${listed}`);
}

function filesOf(id: string): Record<string, string> {
  const name = nameOf(id);
  return {
    [`lib/sites/${id}.ts`]: `import type { SiteAdapter } from './site-adapter.ts';
import { words } from './words.ts';

/* How the site is built: frames, languages, what stays the same when it is drawn anew. */
export const ${name} = {
  id: '${id}',
  name: '${id}',
  version: 1,
  matches: ['https://${id}.example/*'],
  testUrls: ['https://${id}.example/orders'],
  verified: 'documented hooks',
  detect: (_, url) => url.startsWith('https://${id}.example/'),
  pages: [
    {
      kind: 'orders',
      when: { path: '^/orders' },
      rows: [
        {
          each: 'table:has(th) tr:has(td)',
          empty: 'table:has(th)',
          order: { column: words.order },
          fields: { ordered: { column: words.ordered }, status: { column: words.status } },
          expects: ['order', 'ordered', 'status'],
        },
      ],
      expects: [],
    },
  ],
} satisfies SiteAdapter;
`,
    [`entrypoints/site-${id}.ts`]: `import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { ${name} } from '../lib/sites/${id}.ts';

export default defineUnlistedScript(() => bringSite(${name}));
`,
    [`test/fixtures/sites/${id}/orders.html`]: `<!-- {"url": "https://${id}.example/orders"} -->
<!doctype html>
<html lang="en"><head><title>Orders (sample)</title></head><body>
<table><thead><tr><th>Order Number</th><th>Order Date</th><th>Status</th></tr></thead><tbody>
<tr><td><a href="#">SAMPLE-1</a></td><td>2026-05-05</td><td>Confirmed</td></tr>
</tbody></table>
</body></html>
`,
    [`test/fixtures/sites/${id}/orders.rows.json`]: `[
  { "table": 1, "order": "SAMPLE-1", "of": "order", "fields": { "ordered": "2026-05-05", "status": "Confirmed" } }
]
`,
  };
}
