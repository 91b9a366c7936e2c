import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContext, Worker } from '@playwright/test';
import { chromium } from '@playwright/test';
import { PATIENCE_MS, until } from './browser/cdp.ts';
import { readLedger, traceTraffic } from './browser/traffic.ts';
import { findChromium } from './chromium.ts';

/** A running Chromium with the built extension in a profile of its own. */
export interface LensBrowser {
  context: BrowserContext;
  extensionId: string;
  /** The extension's address, `chrome-extension://<id>`. */
  home: string;
  /** Debugging port on loopback, for targets that are not pages: the side panel. */
  port: number;
  worker(): Promise<Worker>;
  /** Ends this browser and removes its profile. Throws when its own list of requests is not what left it. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder of the built extension; the production build, or `EXTENSION_DIR`, when absent. */
  extension?: string;
  headless?: boolean;
  colorScheme?: 'light' | 'dark';
  /** Null lets the window decide. */
  viewport?: { width: number; height: number } | null;
  /** Opens a debugging port on loopback, for the side panel and the toolbar button; on unless false. */
  debugging?: boolean;
  /** A profile that exists and stays; a new one that goes with the browser when absent. */
  profile?: string;
  /** A profile of which the new one is a copy. */
  from?: string;
  /** More switches of the browser. */
  switches?: string[];
  /** Keeps a process ready for the next page, as the browser of a person does: where times are measured. */
  spare?: boolean;
  /** Compares all that left the extension with its own list when the browser is closed; on unless false. */
  traffic?: boolean;
}

const BUILT = process.env.EXTENSION_DIR ?? resolve(import.meta.dirname, '../../.output/chrome-mv3');
const PORT_FILE = 'DevToolsActivePort';

/** What the driver switches off by itself: of several lists the browser takes the last, so all of it is said again. */
const OFF_BY_DRIVER = [
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'ThirdPartyStoragePartitioning',
  'PaintHolding',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** Pages that the browser loads for its own address bar, in a process of their own: a second of work at each start. */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

const SPARE = 'SpareRendererForSitePerProcess';

/** Starts Chromium with the extension. Throws with the next step when the browser or the build is missing. */
export async function launchWithExtension(options: LaunchOptions = {}): Promise<LensBrowser> {
  const { extension = BUILT, debugging = true } = options;
  if (!existsSync(join(extension, 'manifest.json')))
    throw new Error(`No build in ${extension}. Run "npm run build" first.`);
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('No Chromium found. Run "node test/tools/ensure-browser.ts chromium".');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'partnerlens-'));
  if (options.from) cpSync(options.from, profile, { recursive: true });
  // What an earlier browser left there would be taken for the port of this one.
  rmSync(join(profile, PORT_FILE), { force: true });
  const trace = options.traffic === false ? undefined : traceTraffic();
  const remove = () => {
    trace?.remove();
    if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  // Ctrl+C ends the browser and this process; the profile goes with them.
  process.once('exit', remove);
  const begun = Date.now();
  const context = await chromium.launchPersistentContext(profile, {
    channel: 'chromium',
    executablePath,
    headless: options.headless ?? true,
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport === undefined ? { width: 1280, height: 800 } : options.viewport,
    timeout: 30_000,
    env: { ...process.env, LANGUAGE: 'en_GB', TZ: 'UTC' },
    args: [
      '--no-sandbox',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--disable-background-networking',
      '--no-first-run',
      // Drawn in software either way: without what plays a graphics card it costs less.
      '--disable-gpu',
      '--disable-software-rasterizer',
      // The second lets DevTools press the toolbar button as a person would.
      `--disable-features=${[...OFF_BY_DRIVER, ...ADDRESS_BAR, ...(options.spare ? [] : [SPARE])].join()}`,
      ...(debugging ? ['--remote-debugging-port=0', '--enable-unsafe-extension-debugging'] : []),
      ...(trace?.switches ?? []),
      ...(options.switches ?? []),
    ],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    const extensionId = new URL((await firstWorker(context)).url()).host;
    const home = `chrome-extension://${extensionId}`;
    return {
      context,
      extensionId,
      home,
      port: debugging ? await debuggingPort(profile) : 0,
      worker: () => firstWorker(context),
      close: async () => {
        const ledger = trace && (await readLedger(context, home, begun));
        await context.close();
        try {
          if (ledger) trace.compare(home, ledger);
        } finally {
          remove();
          process.off('exit', remove);
        }
      },
    };
  } catch (error) {
    await closeAll(context, remove);
    throw error;
  }
}

async function firstWorker(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker', { timeout: PATIENCE_MS });
}

async function debuggingPort(profile: string): Promise<number> {
  const file = join(profile, PORT_FILE);
  const text = await until('the debugging port', async () => existsSync(file) && readFileSync(file, 'utf8'));
  return Number(text.split('\n')[0]);
}

async function closeAll(context: BrowserContext, remove: () => void): Promise<void> {
  await context.close();
  remove();
  process.off('exit', remove);
}
