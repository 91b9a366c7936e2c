// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SITES } from '../../../../lib/sites/index.ts';
import { type ComposeWindow, composeIn } from '../../../../lib/sites/mail/compose.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';
import { realData } from '../../../real-data.ts';
import { ended, parsedMail, readMailBothWays, type SeenMail, seenMail } from '../../../tools/sites/mail.ts';
import { measure } from '../../../tools/sites/measure-mail.ts';

/** What stands on a captured page, as a person reads it there. */
interface Truth {
  file: string;
  url: string;
  mail: SeenMail;
  /** What the adapter must say that it did not find; absent where no adapter knows the page. */
  missing?: string[];
  /** Windows in which a mail is written. */
  compose?: object[];
}

const BUYER = 'buyer@example.com';
const ANITA = { name: 'Anita Rao', address: 'orders@aurobindo.example' };
const SUBJECT = 'Order confirmation SCMS-11071';
const NUMBERS = ['text SCMS-11071', 'text SCMS-11071'];
const BODY = 'Dear buyer, we confirm your purchase order SCMS-11071 . PO l';
const NOTHING: SeenMail = { messages: [], rows: [] };
const ROUNDCUBE = 'http://127.0.0.1:8000/?_task=mail&_mbox=INBOX';
const GMAIL = 'https://mail.google.com/mail/u/0/';
const IN_ROUNDCUBE = {
  from: ANITA,
  to: [{ address: BUYER }],
  cc: [],
  at: '2007-09-21 00:00',
  subject: SUBJECT,
  attachments: [],
  body: BODY,
  numbers: NUMBERS,
  place: 'Anita Rao',
};

const PAGES: Truth[] = [
  {
    file: 'captured/roundcube-elastic-message',
    url: `${ROUNDCUBE}&_uid=9&_action=show`,
    mail: { messages: [IN_ROUNDCUBE], rows: [] },
    missing: [],
  },
  {
    file: 'captured/roundcube-elastic-preview-frame',
    url: `${ROUNDCUBE}&_uid=9&_action=preview`,
    mail: { messages: [IN_ROUNDCUBE], rows: [] },
    missing: [],
  },
  {
    file: 'captured/roundcube-elastic-compose',
    url: 'http://127.0.0.1:8000/?_task=mail&_action=compose',
    mail: NOTHING,
    missing: [],
    compose: [
      {
        from: { address: BUYER },
        to: [ANITA],
        cc: [],
        subject: `Re: ${SUBJECT}`,
        body: ['textarea'],
        send: 'Send',
      },
    ],
  },
  {
    // Neither the head nor the list says a day of it or a sender: both say recipients. The text lies in a frame.
    file: 'captured/maildev-message',
    url: 'http://127.0.0.1:1080/#/email/seed0001',
    mail: {
      messages: [
        {
          from: ANITA,
          to: [{ address: BUYER }],
          cc: [],
          subject: SUBJECT,
          attachments: [],
          unread: true,
          body: '',
          numbers: NUMBERS.slice(1),
        },
      ],
      rows: [],
    },
  },
  { file: 'webmail/gmail-2017-06-22-gmail-addon-sidebar', url: GMAIL, mail: NOTHING, missing: [] },
  {
    file: 'webmail/gmail-compose-2022',
    url: GMAIL,
    mail: NOTHING,
    missing: [],
    compose: [{ to: [], cc: [], body: ['div'], send: 'Send' }],
  },
  // Whoever captured these three made every text and address three dots: nothing may be read of them.
  { file: 'webmail/google-inbox-2016-compose', url: 'https://inbox.google.com/', mail: NOTHING },
  { file: 'webmail/google-inbox-2016-message', url: 'https://inbox.google.com/', mail: NOTHING },
  { file: 'webmail/google-inbox-2017-thread', url: 'https://inbox.google.com/', mail: NOTHING },
  {
    // The second row has no cell for its day.
    file: 'reconstructed/gmail-inbox',
    url: GMAIL,
    mail: {
      own: [BUYER],
      messages: [],
      rows: [
        { from: ANITA, at: 'Fri, Sep 21, 2007, 10:54 PM', subject: SUBJECT },
        { from: { name: 'Newsletter', address: 'news@shop.example' }, subject: 'Spring sale: order now!' },
      ],
    },
    missing: ['rows.at'],
  },
  {
    // It was rebuilt without recipients.
    file: 'reconstructed/gmail-thread',
    url: GMAIL,
    mail: {
      own: [BUYER],
      messages: [
        {
          from: ANITA,
          to: [],
          cc: [],
          at: 'Sep 21, 2007, 10:54 PM',
          subject: SUBJECT,
          attachments: [{ name: 'oc.pdf', type: 'application/pdf' }],
          body: BODY,
          numbers: NUMBERS,
        },
      ],
      rows: [],
    },
    missing: ['message.to'],
  },
  {
    // Rows were rebuilt without days, and without what marks a subject; the second without an address.
    file: 'reconstructed/outlook-reading-pane',
    url: 'https://outlook.office.com/mail/inbox',
    mail: {
      messages: [
        {
          from: ANITA,
          to: [{ name: 'Bea Buyer' }],
          cc: [],
          at: 'Fri 9/21/2007 10:54 PM',
          subject: SUBJECT,
          attachments: [],
          body: 'Dear buyer, we confirm your purchase order SCMS-11071 , prom',
          numbers: NUMBERS,
        },
      ],
      rows: [{ from: ANITA }],
    },
    missing: ['rows.at', 'rows.subject', 'rows.from'],
  },
];

const fileOf = (name: string): string | null => realData(`pages/${name}.html`);
const isHere = PAGES.every(({ file }) => fileOf(file));
const docOf = (name: string): Document => parsedMail(readFileSync(fileOf(name) as string, 'utf8'));

/** What is read of a page: by its adapter, else by structure. */
function readOf(doc: Document, url: string) {
  const { generic, site, windows } = readMailBothWays(SITES, doc, url);
  return { read: seenMail(doc, site?.found ?? generic), missing: site?.health.missing, windows };
}

const inWords = ({ key: _, body, quoted: _quoted, send, ...head }: ComposeWindow) => ({
  ...head,
  body: body.map(({ localName }) => localName),
  send: send?.words,
});

test.skipIf(!isHere)('captured pages of webmail, field by field', () => {
  const table = PAGES.map(({ file, url, mail, missing, compose = [] }) => {
    const doc = docOf(file);
    const { read, missing: told, windows } = readOf(doc, url);
    expect(told, file).toEqual(missing);
    expect(read.own, file).toEqual(mail.own);
    expect(windows.map(inWords), file).toEqual(compose);
    // Nobody's adapter is needed for them.
    expect(ended(composeIn(doc, pageNodes)).map(inWords), file).toEqual(compose);
    return measure(file, read, mail);
  });
  console.table(table);
  expect(table.filter(({ wrong, missing }) => wrong + missing > 0)).toEqual([]);
});

/** Of the list in Roundcube: the mails that were written for this project. The others are of published test suites. */
const OURS: [at: string, name: string, address: string, subject: string][] = [
  ['2013-03-15 00:00', 'Someone Unknown', 'someone@unknown.example', 'Lunch?'],
  ['2013-03-14 00:00', 'Newsletter', 'news@shop.example', 'Spring sale: order now!'],
  ['2009-08-24 00:00', 'Quality Assurance', 'qa@hetero.example', 'CAPA for SCMS-43890 / lot complaint'],
  ['2007-11-18 00:00', 'Anita Rao', ANITA.address, 'RE: SCMS-11071 - delay'],
  ['2007-11-10 00:00', 'Anita Rao', 'orders@aurob1ndo.example', 'URGENT changed bank details SCMS-11071'],
  ['2007-09-21 00:00', 'Anita Rao', ANITA.address, SUBJECT],
  ['2007-08-08 00:00', 'Orgenics Customer Care', 'care@orgenics.example', 'Advance ship notice ASN-628'],
  ['2007-02-27 00:00', 'CIPLA Export Desk', 'export@cipla.example', 'Open orders status, weekly'],
  ['2007-01-15 00:00', 'Trinity Biotech', 'invoices@trinitybiotech.example', 'Invoice for SCMS-226'],
  ['2006-05-13 00:00', 'Service commandes', 'commandes@abbott.example', 'Confirmation de commande n° SCMS-4'],
];

test.skipIf(!isHere)('a captured list of Roundcube: every row that has a sender, and the account', () => {
  const { read, missing } = readOf(docOf('captured/roundcube-elastic-list'), ROUNDCUBE);
  expect(missing).toEqual([]);
  expect(read).toMatchObject({ own: [BUYER], messages: [] });
  // 37 mails, one of them from nobody.
  expect(read.rows).toHaveLength(36);
  for (const { from, at, subject } of read.rows) {
    expect(from.address).toMatch(/^\S+@\S+$/);
    expect(at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(subject).toBeTruthy();
  }
  const ours = OURS.map(([at, name, address, subject]) => ({ from: { name, address }, at, subject }));
  const addresses = new Set(OURS.map(([, , address]) => address));
  expect(read.rows.filter(({ from }) => addresses.has(from.address ?? ''))).toEqual(ours);
});
