import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Gzipped bytes that a script which loads in foreign pages may cost. */
const BUDGETS: Record<string, number> = { 'lens.js': 12_000, 'site-generic.js': 9_000 };

/** What must not be in a built script, and why. */
const FORBIDDEN: { what: RegExp; why: string; only?: RegExp }[] = [
  { what: /\beval\(|new Function\(/, why: 'runs text as code' },
  {
    what: /\.(inner|outer)HTML\s*=(?!=)/,
    why: 'turns text into markup',
    only: /^(lens|site-.*|background|jobs)\.js$/,
  },
  {
    what: /content-script-started/,
    why: 'announces us to the page, which could stop us',
    only: /^(lens|site-.*)\.js$/,
  },
  {
    what: /createElement\(["'`][a-z]+-/,
    why: 'a custom element can be hijacked by the page',
    only: /^(lens|site-.*)\.js$/,
  },
];

/** Judges the built package: budgets, forbidden code, permissions. Answers one line per finding and the sizes. */
export function judgeBundle(folder: string): { findings: string[]; sizes: Record<string, number> } {
  const findings: string[] = [];
  const sizes: Record<string, number> = {};
  for (const file of scriptsOf(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const { what, why, only } of FORBIDDEN) {
      if ((!only || only.test(file)) && what.test(text)) findings.push(`${file}: ${why} (${what.source})`);
    }
    const budget = BUDGETS[file];
    if (budget === undefined) continue;
    sizes[file] = gzipSync(text).length;
    if (sizes[file] > budget) findings.push(`${file}: ${sizes[file]} bytes gzipped, budget ${budget}`);
  }
  for (const file of Object.keys(BUDGETS))
    if (!(file in sizes)) findings.push(`${file} is missing in ${folder}`);
  return { findings, sizes };
}

function scriptsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
}
