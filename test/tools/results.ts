import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What a long suite found, as committed beside the code: `test/results/<suite>.json`. */
const resultSchema = z.object({
  suite: z.string(),
  /** The commit that was tested; with `changed` the covered files differed from it. */
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  changed: z.boolean(),
  /** Paths of the code that the suite covers. */
  covers: z.array(z.string()).min(1),
  date: z.iso.datetime(),
  seconds: z.number(),
  versions: z.record(z.string(), z.string()),
  counts: z.record(z.string(), z.union([z.number(), z.string()])),
});
export type SuiteResult = z.infer<typeof resultSchema>;

const FOLDER = 'test/results';

/** The commit that is checked out. */
export function headCommit(): string {
  return git(['rev-parse', 'HEAD']).trim();
}

/** True when files under these paths differ from the commit. */
export function changedSinceCommit(covers: readonly string[]): boolean {
  return git(['status', '--porcelain', '--', ...covers]).trim() !== '';
}

export function writeResult(result: SuiteResult): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${result.suite}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

/** One line for each committed result that does not speak of the present code, and why; damaged files among them. */
export function olderResults(): string[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => ageOf(name) ?? []);
}

function ageOf(name: string): string | null {
  const parsed = resultSchema.safeParse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));
  if (!parsed.success) return `${FOLDER}/${name} is not a result: run its suite again`;
  const { suite, commit, changed, covers } = parsed.data;
  if (changed) return `${suite}: measured on files that were not committed`;
  try {
    const later = git(['rev-list', '--count', `${commit}..HEAD`, '--', ...covers]).trim();
    return later === '0' ? null : `${suite}: ${later} later commits to ${covers.join(', ')}`;
  } catch {
    return `${suite}: its commit ${commit.slice(0, 7)} is not in this history`;
  }
}

function git(args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
