import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/**
 * Path of a Chromium that loads unpacked extensions, or null: `CHROMIUM_PATH`, Playwright's own, Debian's. Releases of
 * Google Chrome and Edge ignore `--load-extension`, so they are not looked for.
 */
export function findChromium(): string | null {
  const own = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...CANDIDATES];
  return own.find((path) => path && existsSync(path)) ?? null;
}
