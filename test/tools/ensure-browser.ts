import { execFileSync } from 'node:child_process';
import { findChromium } from './chromium.ts';
import { findFirefox } from './marionette.ts';

/** Finds the named browser, installs it where that needs nobody's password, else prints the exact line and stops. */

const BROWSERS = {
  chromium: {
    find: findChromium,
    debian: 'chromium',
    line: 'sudo apt-get install -y --no-install-recommends chromium',
  },
  firefox: {
    find: findFirefox,
    debian: 'firefox-esr',
    line: 'sudo apt-get install -y --no-install-recommends firefox-esr',
  },
};

const browser = BROWSERS[process.argv[2] === 'firefox' ? 'firefox' : 'chromium'];
if (!browser.find()) install();
const path = browser.find();
if (path) process.stdout.write(`${path}\n`);
else stop();

function install(): void {
  if (process.getuid?.() !== 0) return;
  const options = { stdio: 'inherit' as const, timeout: 600_000 };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', browser.debian], options);
  } catch {
    // The line below tells the person what to run.
  }
}

function stop(): never {
  process.stderr.write(
    `No ${browser.debian} found. Install it with:\n  ${browser.line}\nor name yours in ${browser.debian === 'chromium' ? 'CHROMIUM_PATH' : 'FIREFOX_PATH'}.\n`,
  );
  process.exit(1);
}
