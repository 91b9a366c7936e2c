import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Gzipped bytes that a script may cost: those that load in foreign pages, and the worker that looks at files. */
const BUDGETS: Record<string, number> = {
  // A tenth of a kB over its goal: signs that lie between two lines have pictures and a measure of their own.
  'lens.js': 12_080,
  'mentions.js': 9_000,
  // Of it 60 bytes read a flat cell at once, which takes a third off the time of a list of 5,000 rows.
  'orders.js': 13_570,
  'hooks.js': 4_400,
  'mail.js': 12_700,
  // It reads windows in which a mail is written as well; it runs on webmail with an adapter only.
  'mail-hooks.js': 5_950,
  'drafts.js': 7_420,
  'draft-reader.js': 19_100,
  'report.js': 3_000,
  'structured.js': 1_600,
  'look.js': 64_000,
  'pdf.js': 500_000,
  'teach.js': 10_900,
  // Not a script of the extension: what partners serve themselves, carried byte by byte.
  'partner-lens.js': 60_000,
};

/** Of each site's own script, which runs beside `hooks.js` or `mail-hooks.js`. */
const SITE_BUDGET = 2_000;

/** Gzipped bytes that a built script may cost; nothing for one without a budget. */
export const budgetOf = (file: string): number | undefined =>
  BUDGETS[file] ?? (/^site-[\w-]+\.js$/.test(file) ? SITE_BUDGET : undefined);

/** The scripts that run in foreign pages, by their names. */
const PAGE_SCRIPTS =
  'lens|mentions|orders|mail|mail-hooks|drafts|draft-reader|teach|hooks|report|structured|site-.*';

const scripts = (...names: string[]): RegExp => new RegExp(`^(?:${names.join('|')})\\.js$`);

/** What must not be in a built script, and why. */
const FORBIDDEN: { what: RegExp; why: string; only?: RegExp }[] = [
  { what: /\beval\(|new Function\(/, why: 'runs text as code' },
  {
    what: /\.(inner|outer)HTML\s*=(?!=)/,
    why: 'turns text into markup',
    only: scripts(PAGE_SCRIPTS, 'background|jobs'),
  },
  {
    what: /content-script-started/,
    why: 'announces us to the page, which could stop us',
    only: scripts(PAGE_SCRIPTS),
  },
  {
    what: /u-cursor-x/,
    why: 'the plot library belongs to the side panel',
    only: scripts(PAGE_SCRIPTS, 'background|jobs|look', 'chunks/(?:card|of|options|offscreen)-.*'),
  },
  {
    what: /InvalidPDFException/,
    why: 'the library that reads PDFs belongs to a worker of its own',
    only: /^(?!pdf\.js$)/,
  },
  {
    what: /createElement\(["'`][a-z]+-/,
    why: 'a custom element can be hijacked by the page',
    only: scripts(PAGE_SCRIPTS),
  },
];

/** How many scripts and sheets a page may ask for before it shows anything: each is a request, which a loaded machine feels. */
const FILES_OF_PAGES: Record<string, number> = { 'card.html': 12, 'options.html': 16, 'sidepanel.html': 18 };

function pagesOfManyFiles(folder: string): string[] {
  return Object.entries(FILES_OF_PAGES).flatMap(([page, most]) => {
    const files = readFileSync(join(folder, page), 'utf8').match(/(?:src|href)="\/[^"]+\.(?:js|css)"/g) ?? [];
    return files.length > most ? [`${page}: asks for ${files.length} files at once, at most ${most}`] : [];
  });
}

/** Judges the built package: budgets, forbidden code, permissions. Answers one line per finding and the sizes. */
export function judgeBundle(folder: string): { findings: string[]; sizes: Record<string, number> } {
  const findings = pagesOfManyFiles(folder);
  const sizes: Record<string, number> = {};
  for (const file of scriptsOf(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const { what, why, only } of FORBIDDEN) {
      if ((!only || only.test(file)) && what.test(text)) findings.push(`${file}: ${why} (${what.source})`);
    }
    const budget = budgetOf(file);
    if (budget === undefined) continue;
    sizes[file] = gzipSync(text).length;
    if (sizes[file] > budget) findings.push(`${file}: ${sizes[file]} bytes gzipped, budget ${budget}`);
  }
  if (!Object.keys(sizes).some((file) => file.startsWith('site-'))) findings.push(`no site in ${folder}`);
  for (const file of Object.keys(BUDGETS))
    if (!(file in sizes)) findings.push(`${file} is missing in ${folder}`);
  return { findings, sizes };
}

function scriptsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
}

/** What the built manifest may ask for: a permission more, or a page more that sites can embed, is a finding. */
const MANIFEST: Record<string, unknown> = {
  permissions: [
    'activeTab',
    'alarms',
    'contextMenus',
    'declarativeNetRequestWithHostAccess',
    'identity',
    'offscreen',
    'scripting',
    'sidePanel',
    'storage',
    'unlimitedStorage',
  ],
  optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
  host_permissions: undefined,
  content_scripts: undefined,
  externally_connectable: undefined,
  storage: { managed_schema: 'managed_schema.json' },
  web_accessible_resources: [
    { resources: ['card.html'], matches: ['https://*/*', 'http://*/*'], use_dynamic_url: true },
  ],
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; " +
      "connect-src https: http://127.0.0.1:* http://localhost:*; base-uri 'none'; form-action 'none'",
  },
};

/** Compares the built manifest with what the README's permission table explains. */
export function judgeManifest(folder: string): string[] {
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return Object.entries(MANIFEST)
    .filter(([key, expected]) => JSON.stringify(manifest[key]) !== JSON.stringify(expected))
    .map(
      ([key]) => `manifest: ${key} is ${JSON.stringify(manifest[key])}; change the README's table with it`,
    );
}
