// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, draftSchema } from '../../../../lib/domain/draft.ts';
import { MAX_DRAFT_FACTS } from '../../../../lib/domain/draft-fields.ts';
import { readWritten } from '../../../../lib/sites/mail/draft/read-written.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';
import { runs } from '../../runs.ts';

/** What is read of an editor that holds this. */
function read(html: string, subject = '') {
  const body = document.createElement('div');
  body.innerHTML = html;
  return readFrom(body, subject);
}

function readFrom(body: Element, subject = '') {
  const steps = readWritten([body], subject, pageNodes);
  let count = 0;
  for (let step = steps.next(); ; step = steps.next(), count++)
    if (step.done) return { ...step.value, count };
}

const textarea = (text: string) => Object.assign(document.createElement('textarea'), { value: text });
const dates = ({ facts }: { facts: Draft['facts'] }) =>
  facts.flatMap((fact) => (fact.what === 'date' ? [{ ...fact, block: 0, sentence: 0, clause: 0 }] : []));
const dayOf = (text: string) =>
  dates(read(`<p>Order 4500012345 arrives on ${text}.</p>`)).map(({ when }) => when);
const sayings = (text: string) =>
  dates(read(`<p>${text}</p>`)).map(({ saying, topic }) => `${saying} ${topic}`);

describe('days', () => {
  const may = { form: 'days', days: [{ month: 5, day: 12 }] };
  const may26 = { form: 'days', days: [{ year: 2026, month: 5, day: 12 }] };
  it.each([
    ['12 May', may],
    ['May 12', may],
    ['Tuesday, 12th of May 2026', may26],
    ['2026-05-12', may26],
    ['12. Mai 2026', may26],
    ['12.05.', may],
    ['Dienstag, 12.05.26', may26],
    ['12 mai 2026', may26],
    ['12 de mayo de 2026', may26],
    ['KW 20', { form: 'week', week: 20 }],
    ['tomorrow', { form: 'offset', days: 1 }],
    ['mid-May', { form: 'span', from: { month: 5, day: 8 }, to: { month: 5, day: 22 } }],
    ['next week', { form: 'period', unit: 'week', ahead: 1 }],
    ['12 to 15 May', { form: 'span', from: { month: 5, day: 12 }, to: { month: 5, day: 15 } }],
  ])('%s', (text, when) => expect(dayOf(text)).toEqual([when]));

  it('that may be read in two ways are both', () =>
    expect(dayOf('03/04/2026')).toEqual([
      {
        form: 'days',
        days: [
          { year: 2026, month: 4, day: 3 },
          { year: 2026, month: 3, day: 4 },
        ],
      },
    ]));

  it.each(['May', 'last Friday', '+49 7021 450 118', '32 May'])('%s is none', (text) =>
    expect(dayOf(text)).toEqual([]),
  );
});

describe('what a clause is', () => {
  it.each([
    ['It was promised for 12 May and has moved to 19 May.', ['once arrive', 'promise arrive']],
    ['It arrives on 19 May instead of 12 May.', ['promise arrive', 'replaced arrive']],
    ['Can you confirm that it arrives on 12 May?', ['question arrive']],
    ['Please deliver by 12 May.', ['request arrive']],
    ['Bitte beachten Sie, dass die Ware am 12. Mai eintrifft.', ['promise arrive']],
    ['Die Ware kommt nicht am 12. Mai, sondern am 19. Mai.', ['replaced arrive', 'promise arrive']],
    ['Si la commande arrive le 12 mai, appelez-moi.', ['perhaps arrive']],
    ['La commande a été expédiée le 12 mai.', ['past ship']],
    ['El pedido 4500012345 del 12 de mayo llegará el 19 de mayo.', ['promise order', 'promise arrive']],
    ['I am on holiday until 12 May.', []],
  ])('%s', (text, expected) => expect(sayings(text)).toEqual(expected));
});

describe('what the person did not write', () => {
  const quoted = 'Order 4500012345 arrives on 12 May.';
  it.each([
    ['a quote', `<blockquote>${quoted}</blockquote>`],
    ['a quote of another program', `<div class="gmail_quote"><p>${quoted}</p></div>`],
    ['quotes fifty deep', `${'<div><blockquote>'.repeat(50)}${quoted}${'</blockquote></div>'.repeat(50)}`],
    ['what follows an opening line', `<p>On Mon, 4 May 2026 at 09:12, Ana wrote:</p><p>${quoted}</p>`],
    ['a signature', `<div class="signature">${quoted}</div>`],
    ['what is hidden', `<div style="display: none">${quoted}</div>`],
  ])('%s is not read', (_, html) => expect(read(`<p>Hello,</p>${html}`).facts).toEqual([]));

  it('is not read of a plain text either', () => {
    const text = `Order 4500012345 arrives on 19 May.\n\nAm 04.05.2026 schrieb Ana:\n> ${quoted}\n${quoted}`;
    expect(dates(readFrom(textarea(text)))).toHaveLength(1);
    expect(dates(readFrom(textarea(`> ${quoted}\n-- \n${quoted}`)))).toEqual([]);
  });
});

it('a pasted table is read by its headings, row by row', () => {
  const html =
    '<table><tr><th>Order</th><th>Line</th><th>Qty</th><th>Delivery date</th></tr>' +
    '<tr><td>4500012345</td><td>10</td><td>1,200</td><td>12 May 2026</td></tr></table>';
  const { facts } = read(html);
  expect(facts.map(({ what }) => what)).toEqual(['number', 'line', 'quantity', 'date']);
  expect(facts.at(-1)).toMatchObject({ saying: 'promise', topic: 'arrive' });
});

it('what nobody sees changes no number and no day', () => {
  const hidden = 'Order 45\u200b000\u202e12345\u2069 arrives on 12\u00ad May\u200f 2026.';
  expect(read(`<p>${hidden}</p>`).facts).toEqual(
    read('<p>Order 4500012345 arrives on 12 May 2026.</p>').facts,
  );
});

it('a text of a megabyte and five thousand numbers are read in part, in many small steps, and say so', () => {
  const sentence = 'Order 4500012345 arrives on 12 May 2026. ';
  const long = readFrom(textarea(sentence.repeat(25_000)));
  expect(long.cut).toBe(true);
  expect(long.facts).toHaveLength(MAX_DRAFT_FACTS);
  const many = read(Array.from({ length: 5_000 }, (_, at) => `<p>${4_500_000_000 + at}</p>`).join(''));
  expect(many.cut).toBe(true);
  expect(many.count).toBeGreaterThan(100);
});

it('whatever is written, what leaves the page has the declared shape and holds no words of it', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'order 4500012345',
      '12 May',
      ' 250 pcs',
      '€ 3.20 each',
      '\n',
      '? ',
      'KW 54',
      '45-',
      '1.',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, plain) => {
      const text = pieces.join(' ');
      const body = plain ? textarea(text) : document.createElement('div');
      if (!plain) body.textContent = text;
      const { facts, cut } = readFrom(body, text.slice(0, 80));
      expect(draftSchema.safeParse({ key: '0123456789abcdef', to: [], cut, facts }).error).toBeUndefined();
    }),
    runs(30),
  );
  const secret = read('<p>The secret merger: order 4500012345 arrives on 12 May, do not tell Ana.</p>');
  expect(JSON.stringify(secret.facts)).not.toMatch(/secret|merger|Ana|tell/);
});
