import { prepareLens } from './roundcube/lens.ts';
import { sampleMails } from './roundcube/mails.ts';
import { marksInMail } from './roundcube/marks.ts';
import { PAGES, startRoundcube } from './roundcube/server.ts';

export const covers = [
  'lib/sites',
  'lib/page',
  'lib/recognise',
  'entrypoints/lens.ts',
  'entrypoints/mentions.ts',
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

/** Debian's Roundcube over Dovecot, with mails about the sample's orders: the built extension in front of it. */
export async function run(): Promise<Record<string, number | string>> {
  const lens = await prepareLens();
  try {
    const server = await startRoundcube(sampleMails(lens.orders));
    try {
      return { roundcube: server.version, ...(await marksInMail(lens, server)) };
    } finally {
      await server.stop();
    }
  } finally {
    await lens.close();
  }
}
