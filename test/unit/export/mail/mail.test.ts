import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { manyLines, oneLine } from '../../../../lib/export/mail/clean.ts';
import { emlOf } from '../../../../lib/export/mail/eml.ts';
import { MAX_SUBJECT, mailLink } from '../../../../lib/export/mail/mailto.ts';
import { htmlBody, plainBody } from '../../../../lib/export/mail/table.ts';
import { runs } from '../../runs.ts';

/** Text as records and people may hold it: other scripts, line ends, headers, markup, formulas, hidden characters. */
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 220 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    'Ana\r\nBcc: all@example.com',
    'x\nContent-Type: text/html\n\n<script>alert(1)</script>',
    '</td></table><img src=x onerror=alert(1)>',
    '\u202egnp.exe\u202c',
    '=HYPERLINK("http://x.example")',
    '?= =?UTF-8?Q?=0D=0ABcc:x@example.com?=',
    '"Ana" <ana@evil.example>, b@evil.example',
    'Ärger 漢字 😀'.repeat(25),
    '\ud800 half',
    '--=_partnerlens_draft--',
  ),
);

describe('message file', () => {
  it('is read back as written by an independent reader, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, nasty, async (subject, name, text, cell) => {
        const table = { header: ['a'], rows: [[oneLine(cell)]], numeric: [false] };
        const body = { language: 'de', above: text, table, below: 'end' };
        const draft = {
          to: [
            { name, email: 'ana.ruiz@partner.example' },
            { name, email: `${name}@x` },
          ],
          subject,
          text: plainBody(body),
          html: htmlBody(body),
        };
        const eml = emlOf(draft);
        expect(eml).toMatch(/^[\x20-\x7e\r\n]*$/);
        expect(eml.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        expect(Math.max(...eml.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
        const read = await PostalMime.parse(eml);
        expect(read.headers.map(({ key }) => key)).toEqual([
          'to',
          'subject',
          'x-unsent',
          'mime-version',
          'content-type',
        ]);
        expect(read.subject ?? '').toBe(oneLine(subject, MAX_SUBJECT));
        expect(read.to?.map(({ address }) => address)).toEqual(['ana.ruiz@partner.example']);
        if (oneLine(name, 100) !== '') expect(read.to?.[0]?.name).toBe(oneLine(name, 100));
        expect(read.attachments).toEqual([]);
        expect(read.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(draft.text.trimEnd());
        expect(read.html).toContain(draft.html.replaceAll('\n', '\r\n'));
      }),
      runs(150),
    );
  });
});

describe('mail link', () => {
  it('holds the addresses, one subject and one body, and nothing a text could add', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (subject, text, address) => {
        const link = mailLink(['ana@partner.example', address], subject, manyLines(text));
        const url = new URL(link);
        expect(url.pathname).toBe('ana@partner.example');
        expect([...url.searchParams.keys()]).toEqual(
          manyLines(text) === '' ? ['subject'] : ['subject', 'body'],
        );
        expect(url.searchParams.get('subject')).toBe(oneLine(subject, MAX_SUBJECT));
        expect(link).toMatch(/^[\x21-\x7e]+$/);
      }),
    );
  });
});

describe('table of a mail', () => {
  const bodyWith = (cell: string) => ({
    language: 'en',
    above: cell,
    table: { header: ['Order', 'Item'], rows: [[cell, cell]], numeric: [false, true] },
    below: '',
  });

  it('leaves no markup of a cell alive and no formula for a spreadsheet', () => {
    fc.assert(
      fc.property(nasty, (raw) => {
        const html = htmlBody(bodyWith(oneLine(raw)));
        const rest = html.replace(
          /<\/?(?:div|p|br|table|thead|tbody|tr|th|td)(?: (?:lang|style|scope)="[^"<>]*")*>/g,
          '',
        );
        expect(rest).not.toMatch(/[<>]/);
        for (const [, cell = ''] of html.matchAll(/<td[^>]*>([^<]*)<\/td>/g)) {
          expect(cell.replaceAll('&#39;', "'")).not.toMatch(/^[\s\p{C}\p{Z}\p{M}]*[=+@]/u);
        }
        for (const line of plainBody(bodyWith(oneLine(raw)))
          .split('\n')
          .slice(-1))
          expect(line).not.toMatch(/^\s*[=+@]/);
      }),
    );
  });

  it('stands in columns in plain text, a cell of 200 characters cut and marked', () => {
    const body = {
      language: 'en',
      above: 'Dear Ana,',
      table: {
        header: ['Order', 'Item', 'Open'],
        rows: [
          ['4500118203', 'N'.repeat(200), '48'],
          ['7', 'Bolt', '1,200'],
        ],
        numeric: [false, false, true],
      },
      below: 'Regards',
    };
    const lines = plainBody(body).split('\n');
    expect(lines[2]).toBe(`Order      | Item${' '.repeat(28)} |  Open`);
    expect(lines[4]).toBe(`4500118203 | ${'N'.repeat(31)}… |    48`);
    expect(lines[5]).toBe(`7          | Bolt${' '.repeat(28)} | 1,200`);
    expect(lines.at(-1)).toBe('Regards');
  });
});
