import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Firefox } from '../tools/marionette.ts';
import { picture, type StartOptions, startExtension } from './extension.ts';

/** A browser, and the folder in which files lie that it takes; downloads arrive here too. */
export interface Place {
  firefox: Firefox;
  folder: string;
}

/** One after the other in one profile; what a step needs beyond the profile it makes itself. */
export interface Stage extends Place {
  /** The browser that runs now: a step that ends it starts the next one. */
  firefox: Firefox;
  /** Starts the browser again with the profile of the group. */
  start(more?: StartOptions): Promise<void>;
}

/** Answers why it did not run, where something outside of the product keeps it from running. */
export type Step = [name: string, run: (stage: Stage) => Promise<string | undefined>];

export interface Outcome {
  /** What became of each step, by its name. */
  steps: Record<string, string>;
  failed: number;
}

/** Runs the steps in a fresh profile in which the extension is installed for good. */
export async function runSteps(steps: readonly Step[], options: StartOptions = {}): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-firefox-'));
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const start = (more: StartOptions = {}) => {
    const preferences = { 'browser.download.dir': folder, ...options.preferences, ...more.preferences };
    return startExtension({ ...options, ...more, profile, preferences });
  };
  const outcome: Outcome = { steps: {}, failed: 0 };
  const stage: Stage = {
    firefox: await start(),
    folder,
    start: async (more) => {
      stage.firefox = await start(more);
    },
  };
  try {
    for (const [name, run] of steps) {
      const result = await attempt(stage, name, run);
      if (result === 'failed') outcome.failed += 1;
      outcome.steps[name] = result;
    }
  } finally {
    await stage.firefox.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return outcome;
}

async function attempt(stage: Stage, name: string, run: Step[1]): Promise<string> {
  const began = performance.now();
  try {
    const why = await run(stage);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(why ? `skip  ${name}: ${why}\n` : `  ok  ${name}, ${seconds} s\n`);
    return why ? `not run: ${why}` : 'passed';
  } catch (error) {
    await picture(stage.firefox, '.output/firefox-failed.png').catch(() => undefined);
    const shown = await stage.firefox.run<string>('return document.body.innerText').catch(() => '');
    process.stdout.write(`FAIL  ${name}\n${error instanceof Error ? error.stack : error}\n`);
    process.stdout.write(`The page said:\n${shown.slice(0, 3_000)}\n`);
    return 'failed';
  }
}
