// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { structureOf } from '../../../../lib/page/report/structure.ts';

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html');

test('how a page is built is kept, and nothing that it says', () => {
  const report = structureOf(
    parsed(`<body class="page x1234"><div id="orderDetails" data-component="orderId" role="row"><a href="https://acme.example/po/4500">PO 4500</a>
<span class="acme-tile order-dtl-date customer-Globex">Globex, 5 May 2026</span><input value="secret" placeholder="Hidden" id="po-4500"></div><!-- note --><script>var token='abc'</script></body>`),
  );
  expect(report).toContain('<body class="page x0">');
  expect(report).toContain('<div id="orderDetails" data-component role="row">');
  expect(report).toContain('<span class="order-dtl-date">');
  expect(report).toContain('<input value placeholder id>');
  for (const word of ['4500', 'acme', 'Globex', 'May', 'secret', 'Hidden', 'note', 'token', 'https'])
    expect(report).not.toContain(word);
});

/** Words and numbers that are in no tag, attribute name or vocabulary. */
const secret = fc
  .array(fc.constantFrom('qu', 'zex', 'vog', 'jax', 'wib', 'kyz'), { minLength: 2, maxLength: 4 })
  .map((parts) => parts.join(''));
const number = fc.integer({ min: 10_000, max: 99_999_999 }).map(String);
const place = fc.constantFrom<(word: string, digits: string) => string>(
  (word, digits) => `<p>${word} ${digits}</p>`,
  (word, digits) => `<a href="https://${word}.example/${digits}">x</a>`,
  (word, digits) => `<input value="${word}"><input id="f-${digits}">`,
  (word, digits) =>
    `<td data-id="${digits}" data-name="${word}" class="${word} ${digits} row-${digits}">${word}</td>`,
  (word, digits) =>
    `<div id="${word}" title="${word}"></div><b data-${word}="1" data-n${digits}="1">${word}</b>`,
  (word, digits) => `<x-${word}${digits}>${word}</x-${word}${digits}>`.replaceAll(`x-${word}`, 'x-part'),
  (word, digits) => `<!-- ${word} --><script>var a="${word}${digits}"</script><style>.${word}{}</style>`,
  (word, digits) =>
    `<img alt="${word} ${digits}" src="/${word}.png"><time datetime="${digits}">${word}</time>`,
);

test('no text, address or number of a page is in its report', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(place, secret, number), { minLength: 1, maxLength: 12 }), (parts) => {
      const html = parts.map(([at, word, digits]) => at(word, digits)).join('');
      const report = structureOf(parsed(html)).toLowerCase();
      for (const [, word, digits] of parts) {
        if (report.includes(word) || report.includes(digits)) return false;
      }
      return !/[1-9]|https|\.example|\.png/.test(report);
    }),
    { numRuns: 40 },
  );
});
