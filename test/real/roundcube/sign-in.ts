import type { Page } from '@playwright/test';
import type { RealRoundcube } from './server.ts';

/** Signs in on a page of its own and waits for the list. */
export async function signIn(page: Page, { address, user, password }: RealRoundcube): Promise<void> {
  await page.goto(address);
  await page.locator('#rcmloginuser').fill(user);
  await page.locator('#rcmloginpwd').fill(password);
  await page.locator('#rcmloginsubmit').click();
  await page.locator('#messagelist tr.message').first().waitFor({ timeout: 30_000 });
}

/** Keeps a picture to look at, where `PARTNERLENS_SHOTS` names a folder. */
export async function pictured(page: Page, name: string): Promise<void> {
  const folder = process.env.PARTNERLENS_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/roundcube-${name}.png` });
}
