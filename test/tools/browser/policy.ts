import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { LensBrowser } from '../browser.ts';

/** What a policy may say: names that the schema does not know never reach the extension. */
interface Policy {
  settings: Record<string, unknown>;
  mappings?: readonly unknown[];
}

/**
 * Hands a company's policy out by the browser's own page for administrators who try one, which needs no right over the
 * machine. Answers that page; waits until the browser gives the extension its settings.
 */
export async function applyPolicy(lens: LensBrowser, { settings, mappings }: Policy): Promise<Page> {
  const entries = Object.entries({ settings, mappings })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({
      ...{ namespace: lens.extensionId, name, value },
      // From the platform, for the whole machine, mandatory.
      ...{ source: 5, scope: 1, level: 1 },
    }));
  const path = join(tmpdir(), `partnerlens-policy-${process.pid}-${lens.port}.json`);
  writeFileSync(path, JSON.stringify(entries));
  try {
    const admin = await lens.context.newPage();
    await admin.goto('chrome://policy/test');
    await expect(admin.locator(`policy-test-row option[value="${lens.extensionId}"]`)).toHaveCount(1);
    await admin.locator('#import-policies-file-input').setInputFiles(path);
    await expect(admin.locator('policy-test-row')).toHaveCount(entries.length);
    await admin.locator('#apply-policies').click();
    for (const name of Object.keys(settings))
      await expect.poll(() => handedOut(lens), 'the browser hands it out').toContain(`"${name}"`);
    return admin;
  } finally {
    rmSync(path);
  }
}

async function handedOut(lens: LensBrowser): Promise<string> {
  const worker = await lens.worker();
  return worker.evaluate(async () => JSON.stringify(await chrome.storage.managed.get(null)));
}
