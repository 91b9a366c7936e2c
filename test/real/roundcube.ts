import { chromium, type Page } from '@playwright/test';
import { startTryton, trytonRecording } from '../simulators/tryton.ts';
import { aged } from '../simulators/tryton-data.ts';
import { findChromium } from '../tools/chromium.ts';
import { openLine } from '../tools/demo/choose.ts';
import { composeTo } from '../tools/demo/mail-pages.ts';
import type { DemoOrders } from '../tools/demo/orders.ts';
import { type Letter, writesMail } from './roundcube/compose.ts';
import { prepareLens } from './roundcube/lens.ts';
import { sampleMails } from './roundcube/mails.ts';
import { marksInMail } from './roundcube/marks.ts';
import { PAGES, type RealRoundcube, startRoundcube } from './roundcube/server.ts';
import { signIn } from './roundcube/sign-in.ts';
import { startSink } from './roundcube/sink.ts';
import { readsThread } from './roundcube/thread.ts';
import { logsTouchpoint } from './roundcube/touchpoint.ts';

export const covers = [
  'lib/sites',
  'lib/page',
  'lib/recognise',
  'lib/lens/mail',
  'lib/lens/outbox',
  'entrypoints/lens.ts',
  'entrypoints/mentions.ts',
  'entrypoints/mail.ts',
  'entrypoints/drafts.ts',
  'entrypoints/draft-reader.ts',
];

/** What has to be installed, and the command and file that show whether it is. */
export const needs = {
  command: 'dovecot',
  file: `${PAGES}/index.php`,
  packages: [
    'dovecot-core',
    'dovecot-imapd',
    'roundcube-core',
    'roundcube-sqlite3',
    'php-cli',
    'php-sqlite3',
    'php-intl',
    'php-mbstring',
    'php-xml',
    'sqlite3',
  ],
};

/** Debian's Roundcube over Dovecot, with mails about the sample's orders and a Tryton's: the built extension in front of it. */
export async function run(): Promise<Record<string, number | string>> {
  const lens = await prepareLens();
  const sink = await startSink();
  try {
    const server = await startRoundcube(sampleMails(lens.orders), sink.port);
    try {
      const read = { ...(await marksInMail(lens, server)), ...(await readsThread(lens, server)) };
      const written = await withoutLens(server, (plain) =>
        writesMail(lens, plain, server, sink, letterOf(lens.orders)),
      );
      const simulator = await startTryton(aged(trytonRecording()));
      try {
        const logged = await logsTouchpoint(lens, server, simulator);
        return { roundcube: server.version, ...read, ...written, ...logged };
      } finally {
        await simulator.close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    await sink.close();
    await lens.close();
  }
}

/** Of an order whose day is still to come, to its supplier: three days too late. */
function letterOf(orders: DemoOrders): Letter {
  const { from, address } = composeTo(orders);
  const { order, promised = '' } = openLine(orders, from);
  const wrong = new Date(Date.parse(`${promised}T00:00:00Z`) + 3 * 86_400_000).toISOString().slice(0, 10);
  return { to: address, order, promised, wrong };
}

/** A page of the same Chromium without the extension, signed in. */
async function withoutLens<T>(server: RealRoundcube, use: (page: Page) => Promise<T>): Promise<T> {
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await signIn(page, server);
    return await use(page);
  } finally {
    await browser.close();
  }
}
