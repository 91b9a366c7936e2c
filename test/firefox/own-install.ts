import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findFirefox } from '../tools/marionette.ts';
import { GECKO_ID } from './extension.ts';

/** A Firefox that a company has set up, without a right over the machine: the installed one under a folder of its own. */
export interface OwnInstall {
  /** Its program. */
  path: string;
  /** What the company says about our extension; the browser reads it when it starts. */
  setPolicy(policy: unknown): void;
}

/** Why the installed browser can not be had a second time; undefined where it can. */
export function noOwnInstall(): string | undefined {
  const home = homeOfFirefox();
  return home && readdirSync(home).includes('omni.ja')
    ? undefined
    : 'Firefox is not installed as a plain folder';
}

/** Makes it inside the folder: the program is copied, because it looks for its policies beside itself, all else is linked. */
export function ownInstall(folder: string): OwnInstall {
  const home = homeOfFirefox() ?? '';
  const own = mkdtempSync(join(folder, 'install-'));
  const program = basename(realpathSync(findFirefox() ?? ''));
  for (const name of readdirSync(home))
    if (name === program) copyFileSync(join(home, name), join(own, name));
    else if (name !== 'distribution') symlinkSync(realpathSync(join(home, name)), join(own, name));
  mkdirSync(join(own, 'distribution'));
  return {
    path: join(own, program),
    setPolicy: (policy) =>
      writeFileSync(
        join(own, 'distribution/policies.json'),
        JSON.stringify({ policies: { '3rdparty': { Extensions: { [GECKO_ID]: policy } } } }),
      ),
  };
}

function homeOfFirefox(): string | undefined {
  const path = findFirefox();
  return path ? dirname(realpathSync(path)) : undefined;
}
