import type { Random } from '../sample/random.ts';
import { escaped, shownMail } from './mails.ts';
import type { Wording } from './wordings.ts';

/** Writes numbers into one document; answers the markup of each way in which it is shown. */
type Form = (wordings: Wording[], random: Random, foreign: () => string) => string[] | Promise<string[]>;

const page = (body: string): string => `<!doctype html><title>Documents</title><main>${body}</main>`;
const sentence = ({ before, number, after }: Wording): string => `${before}${number}${after}`;

/** Numbers under one heading together, as in the columns of a table. */
function byHeading(wordings: Wording[]): [string, Wording[]][] {
  const groups = new Map<string, Wording[]>();
  for (const wording of wordings)
    groups.set(wording.heading, [...(groups.get(wording.heading) ?? []), wording]);
  return [...groups];
}

/** A table for each heading: day, number, quantity, amount, and a reference to nothing that is stored. */
const tables: Form = (wordings, random, foreign) => [
  page(
    byHeading(wordings)
      .map(([heading, rows]) => {
        const head = `<tr><th>Date</th><th>${escaped(heading)}</th><th>Qty</th><th>Amount</th><th>Reference</th></tr>`;
        const cells = rows.map(({ number }) =>
          ['2026-05-12', number, `${random.whole(1, 9_000)}`, '€ 1.234,50', foreign()]
            .map((text) => `<td>${escaped(text)}</td>`)
            .join(''),
        );
        return `<table><thead>${head}</thead><tbody>${cells.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table>`;
      })
      .join(''),
  ),
];

/** The same as grids of `div`s with roles and named columns. */
const grids: Form = (wordings, random) => [
  page(
    byHeading(wordings)
      .map(([heading, rows]) => {
        const names = ['Position', heading, 'Quantity'];
        const row = (role: string, texts: string[]): string =>
          `<div role="row">${texts.map((text, at) => `<div role="${role}" aria-colindex="${at + 1}"><span>${escaped(text)}</span></div>`).join('')}</div>`;
        const body = rows.map(({ number }, at) =>
          row('gridcell', [`${at * 10}`, number, `${random.whole(1, 900)} pcs`]),
        );
        return `<div role="grid">${row('columnheader', names)}${body.join('')}</div>`;
      })
      .join(''),
  ),
];

/** Facts: definition lists, and fields that the page locked. */
const facts: Form = (wordings) => [
  page(
    wordings
      .map(({ heading, number }, at) =>
        at % 2 === 0
          ? `<dl><dt>${escaped(heading)}</dt><dd>${escaped(number)}</dd><dt>Date</dt><dd>12.05.2026</dd></dl>`
          : `<label for="f${at}">${escaped(heading)}</label><input id="f${at}" readonly value="${escaped(number)}">`,
      )
      .join(''),
  ),
];

/** Sentences whose numbers the page's own markup cuts in two or marks out. */
const sentences: Form = (wordings, random, foreign) => [
  page(
    wordings
      .map(({ before, number, after }) => {
        const cut = random.whole(1, number.length - 1);
        const parts = [number.slice(0, cut), number.slice(cut)].map(
          (part) => `<span>${escaped(part)}</span>`,
        );
        const shown = random.chance(0.4) ? parts.join('') : `<b>${escaped(number)}</b>`;
        return `<p>${escaped(before)}${shown}${escaped(after)}</p><p>Tracking 1Z999AA10123456784, ${foreign()}.</p>`;
      })
      .join(''),
  ),
];

/** One line of a mail for each number, between them a quoted one. */
const linesOf = (wordings: Wording[], foreign: () => string): string =>
  wordings.map((wording, at) => `${at % 3 === 0 ? '> ' : ''}${sentence(wording)}`).join('\r\n') +
  `\r\n\r\n-- \r\nSupplier Ltd, Hafenstr. 12, 28195 Bremen, Fax (0421) 1234567\r\nYour reference ${foreign()}\r\n`;

const formatted = (wordings: Wording[]): string =>
  `<html><body>${wordings.map((wording) => `<p>${escaped(sentence(wording))}</p>`).join('\r\n')}</body></html>`;

type Encoding = '8bit' | 'quoted-printable' | 'base64';
type Charset = 'utf-8' | 'iso-8859-1';

function encoded(text: string, encoding: Encoding, charset: Charset): Buffer {
  const bytes = Buffer.from(text, charset === 'utf-8' ? 'utf8' : 'latin1');
  if (encoding === '8bit') return bytes;
  if (encoding === 'base64') return Buffer.from(bytes.toString('base64').replace(/.{76}/g, '$&\r\n'));
  return Buffer.from(quotedPrintable(bytes));
}

/** RFC 2045, 6.7: lines of at most 76 signs, broken wherever they are full, in the middle of a number too. */
function quotedPrintable(bytes: Buffer): string {
  let text = '';
  let line = 0;
  for (const byte of bytes) {
    const isPlain = byte === 10 || byte === 13 || (byte >= 32 && byte < 127 && byte !== 61);
    const sign = isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (byte !== 10 && byte !== 13 && line + sign.length > 75) {
      text += '=\r\n';
      line = 0;
    }
    text += sign;
    line = byte === 10 ? 0 : line + sign.length;
  }
  return text;
}

const HEAD =
  'From: Anna Berg <anna@supplier.example>\r\nTo: orders@buyer.example\r\nSubject: =?utf-8?Q?Lieferung_f=C3=BCr_Mai?=\r\nMIME-Version: 1.0\r\n';

const part = (type: string, text: string, encoding: Encoding, charset: Charset): Buffer =>
  Buffer.concat([
    Buffer.from(
      `Content-Type: ${type}; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`,
    ),
    encoded(text, encoding, charset),
  ]);

const plainMail =
  (encoding: Encoding, charset: Charset): Form =>
  (wordings, _random, foreign) =>
    shownMail(
      new Uint8Array(
        Buffer.concat([Buffer.from(HEAD), part('text/plain', linesOf(wordings, foreign), encoding, charset)]),
      ),
    );

/** Text and formatted part of the same words, each in its own encoding. */
const bothParts: Form = (wordings, _random, foreign) => {
  const parts = [
    part('text/plain', linesOf(wordings, foreign), 'quoted-printable', 'iso-8859-1'),
    part('text/html', formatted(wordings), 'base64', 'utf-8'),
  ].flatMap((each) => [Buffer.from('\r\n--seam\r\n'), each]);
  const head = `${HEAD}Content-Type: multipart/alternative; boundary=seam\r\n`;
  return shownMail(
    new Uint8Array(Buffer.concat([Buffer.from(head), ...parts, Buffer.from('\r\n--seam--\r\n')])),
  );
};

export const FORMS: [string, Form][] = [
  ['table', tables],
  ['grid', grids],
  ['facts', facts],
  ['sentences', sentences],
  ['mail, quoted-printable, UTF-8', plainMail('quoted-printable', 'utf-8')],
  ['mail, quoted-printable, ISO-8859-1', plainMail('quoted-printable', 'iso-8859-1')],
  ['mail, base64', plainMail('base64', 'utf-8')],
  ['mail, 8bit, ISO-8859-1', plainMail('8bit', 'iso-8859-1')],
  ['mail of two parts', bothParts],
];
