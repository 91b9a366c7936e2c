import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openCard } from '../browser/card.ts';
import { openFiles } from '../browser/import-file.ts';
import { settledMarks } from '../browser/marks.ts';
import { openSidePanel } from '../browser/side-panel.ts';
import type { Surface } from '../browser/surface.ts';
import type { LensBrowser } from '../browser.ts';
import { portalLines } from '../demo/choose.ts';
import type { DemoOrders } from '../demo/orders.ts';
import type { DemoSites } from '../demo/serve.ts';

/** What the pictures are taken of, and where they go. */
export interface Shoot {
  lens: LensBrowser;
  sites: DemoSites;
  orders: DemoOrders;
  file: string;
  folder: string;
  /** Begins every file name: `sample`, `replay`. */
  prefix: string;
}

const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

/** Takes every picture in both schemes; gives their paths in the order taken. */
export async function takePictures(shoot: Shoot): Promise<string[]> {
  mkdirSync(shoot.folder, { recursive: true });
  const taken: string[] = [];
  for (const scheme of SCHEMES) {
    const path = (name: string) => {
      const file = join(shoot.folder, `${shoot.prefix}-${name}-${scheme}.png`);
      taken.push(file);
      return file;
    };
    await filesPictures(shoot, scheme, path);
    await pagePictures(shoot, scheme, path);
  }
  return taken;
}

type PathOf = (name: string) => string;

async function filesPictures({ lens, file }: Shoot, scheme: Scheme, path: PathOf): Promise<void> {
  const page = await openFiles(lens);
  await page.emulateMedia({ colorScheme: scheme });
  await page.screenshot({ path: path('imported') });
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Import', exact: true }).waitFor({ timeout: 60_000 });
  await page.screenshot({ path: path('columns') });
  await page.close();
}

async function pagePictures({ lens, sites, orders }: Shoot, scheme: Scheme, path: PathOf): Promise<void> {
  const page = await lens.context.newPage();
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(`${sites.mail}/message/s1`);
  await settledMarks(page);
  await page.screenshot({ path: path('mail') });
  await page.goto(`${sites.portal}/orders`);
  const marks = await settledMarks(page, 3);
  await page.screenshot({ path: path('portal') });
  const told = marks.find((mark) => mark.number === cardOrder(orders)) ?? marks[0];
  if (told) await openCard(page, told);
  await page.screenshot({ path: path('card') });
  await page.keyboard.press('Escape');
  const panel = await openSidePanel(lens, page);
  try {
    await panelPictures(panel, scheme, portalLines(orders)[0]?.supplier ?? '', path);
  } finally {
    await panel.close();
    await page.close();
  }
}

/** The order whose card is the most telling: late, with customers waiting. */
function cardOrder(orders: DemoOrders): string {
  const lines = portalLines(orders).filter((line) => line.open);
  const late = lines.filter((line) => line.promised && line.promised < orders.asOf);
  const waitedFor = late.filter((line) => line.customers.length > 1);
  return (
    (waitedFor.find((line) => line.shipments.length > 0) ?? waitedFor[0] ?? late[0] ?? lines[0])?.order ?? ''
  );
}

async function panelPictures(panel: Surface, scheme: Scheme, supplier: string, path: PathOf): Promise<void> {
  await panel.look({ width: 400, height: 900, scheme });
  await panel.waitForText(/Orders on this page/);
  await panel.screenshot(path('panel-page'));
  await panel.click('link', 'Partners');
  await panel.waitForText(/by line against/);
  // With all figures made, which take longer than the import.
  await panel.waitForText(/^(?![\s\S]*Figures are being made)/, 180_000);
  await panel.screenshot(path('panel-partners'));
  await panel.look({ width: 1280, height: 900 });
  await panel.screenshot(path('panel-partners-wide'));
  await panel.look({ width: 400, height: 900 });
  await panel.click('link', new RegExp(escaped(supplier)));
  await panel.waitForText(/Open orders/);
  await panel.screenshot(path('panel-partner'));
  await panel.look({ width: 320, height: 900 });
  await panel.screenshot(path('panel-partner-320'));
  await panel.look({ width: 400, height: 900 });
  await figurePictures(panel, path);
  await panel.click('link', /On time/);
  await panel.waitForText(/Worst first/i);
  await panel.screenshot(path('panel-records'));
}

/** From a supplier's page and back: one figure over time, how late it delivers, its scorecard. */
async function figurePictures(panel: Surface, path: PathOf): Promise<void> {
  await panel.click('link', 'On time, first promised: over time');
  await panel.waitForText(/95% interval/);
  await painted(panel);
  await panel.screenshot(path('panel-series'));
  await panel.click('link', 'How late');
  await panel.waitForText(/Half come by/);
  await panel.screenshot(path('panel-lateness'));
  await panel.click('link', 'Back');
  await panel.waitForText(/Open orders/);
  await panel.click('link', 'Scorecard');
  await panel.waitForText(/What it is made of/);
  await panel.screenshot(path('panel-scorecard'));
  await panel.click('link', 'Back');
  await panel.waitForText(/Open orders/);
}

/** Waits until a plot has its canvas and has drawn on it. */
async function painted(panel: Surface): Promise<void> {
  await panel.evaluate(
    `new Promise((done) => {
      const look = () => (document.querySelector('.plot canvas') ? setTimeout(done, 200, true) : setTimeout(look, 50));
      look();
    })`,
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
