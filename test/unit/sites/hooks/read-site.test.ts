// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { PageReading } from '../../../../lib/domain/page-reading.ts';
import { type RowsHook, type SiteHooks, siteHooksSchema } from '../../../../lib/domain/site-hooks.ts';
import { cellUnder, labelsOf, lookAt } from '../../../../lib/sites/orders/hooks/places.ts';
import { behindHost, readSite } from '../../../../lib/sites/orders/hooks/read-site.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';

const generic: PageReading = { adapter: 'generic', version: 1, kind: 'other', cut: false, rows: [] };

const hooks: SiteHooks = {
  kind: 'order',
  when: { path: '^/orders/' },
  order: { label: ['Order number'] },
  header: { ordered: { label: ['Ordered on'], at: 'time.on', read: '@datetime' } },
  rows: [
    {
      each: 'tbody tr',
      empty: '.none',
      fields: {
        item: { column: ['Part'] },
        quantity: { column: ['Qty'], at: '.qty input' },
        promised: { column: ['Promised'] },
      },
      expects: ['item', 'quantity'],
    },
  ],
  expects: ['order'],
};

const page = `<dl><dt>Order number:</dt><dd>SAMPLE-1</dd><dt>Ordered on</dt><dd><time class="on" datetime="2026-05-03">3 May</time></dd></dl>
<table><thead><tr><th>Part</th><th colspan="2">Qty</th><th>Promised</th></tr></thead><tbody>
<tr><td>A-1</td><td class="qty"><input value="12"></td><td>ea</td><td>03.06.2026</td></tr>
<tr><td>A-2</td><td class="qty"><input value="3"></td><td>ea</td><td></td></tr>
<tr><td colspan="4"></td></tr></tbody></table>`;

function read(html: string, structure = generic, by: SiteHooks = hooks) {
  document.body.innerHTML = html;
  const site = { id: 'sample', version: 2, pages: [by] };
  const steps = readSite(
    site,
    { doc: document, url: 'https://portal.example/orders/1', nodes: pageNodes },
    structure,
  );
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const missing = (html: string, structure = generic, by: SiteHooks = hooks) =>
  read(html, structure, by)?.health.missing;

test('hooks are data that survives JSON', () => {
  expect(siteHooksSchema.parse(JSON.parse(JSON.stringify(hooks)))).toEqual(hooks);
});

test('a pattern that could take long is refused', () => {
  for (const match of ['(a+)+$', '(a)\\1', '.*.*.*.*x', '(']) {
    expect(siteHooksSchema.safeParse({ ...hooks, order: { match } }).success, match).toBe(false);
  }
  expect(siteHooksSchema.safeParse({ ...hooks, order: { match: '^PO (\\d{3}-\\d+)$' } }).success).toBe(true);
});

test('an order is read by label, attribute, heading and field', () => {
  expect(read(page)?.reading).toMatchObject({
    adapter: 'sample',
    version: 2,
    kind: 'order',
    rows: [
      { table: 0, order: 'SAMPLE-1', of: 'order', fields: { ordered: '2026-05-03' } },
      {
        table: 1,
        order: 'SAMPLE-1',
        of: 'line',
        fields: { item: 'A-1', quantity: '12', promised: '03.06.2026' },
      },
      { table: 1, order: 'SAMPLE-1', of: 'line', fields: { item: 'A-2', quantity: '3' } },
    ],
  });
  expect(missing(page)).toEqual([]);
});

test('rows that are not on the page yet are said: by its structure, or by what asks for more of them', () => {
  expect(read(page)?.reading.cut).toBe(false);
  expect(read(page, { ...generic, cut: true })?.reading.cut).toBe(true);
  const [list, ...others] = hooks.rows ?? [];
  const more: SiteHooks = { ...hooks, rows: [{ ...(list as RowsHook), more: '.more' }, ...others] };
  expect(siteHooksSchema.safeParse(more).success).toBe(true);
  expect(read(page, generic, more)?.reading.cut).toBe(false);
  expect(read(`${page}<button class="more">More</button>`, generic, more)?.reading.cut).toBe(true);
});

test('what is gone, unreadable or told twice differently is named, and the structure holds', () => {
  expect(missing(page.replace('Order number', 'Bestellung'))).toEqual(['order']);
  expect(missing(page.replace('Part<', 'Teil<'))).toEqual(['rows.item']);
  expect(missing(page.replace(' datetime="2026-05-03"', ''))).toEqual(['header.ordered']);
  expect(missing(page.replace('03.06.2026', 'soon'))).toEqual(['rows.promised']);
  expect(missing(page.replace('>Qty', '>Open').replace('class="qty"', ''))).toEqual(['rows.quantity']);
  expect(missing(page.replace(/<tbody>.*<\/tbody>/s, ''))).toEqual(['rows']);
  expect(missing(page.replace(/<tbody>.*<\/tbody>/s, '<p class="none"></p>'))).toEqual([]);
  const other = page
    .replace('<td>ea</td>', '<td class="qty"><input value="9"></td>')
    .replace(' class="qty"><input value="12"', '><input value="12"');
  expect(missing(other)).toEqual(['rows.quantity']);
  expect(read(page.replace('Part<', 'Teil<'))?.reading).toBe(generic);
});

test('one lost way of two is no fault', () => {
  expect(missing(page.replace('>Qty', '>Menge'))).toEqual([]);
  expect(missing(page.replaceAll('class="qty"', ''))).toEqual([]);
});

test('a structural reading that says something else stops the adapter', () => {
  const line = (item: string, quantity: string) => ({
    table: 0,
    order: 'SAMPLE-1',
    of: 'line' as const,
    fields: { item, quantity },
  });
  const says = (...rows: ReturnType<typeof line>[]) => ({ ...generic, rows });
  expect(missing(page, says(line('A-1', '12'), line('A-2', '3')))).toEqual([]);
  expect(missing(page, says(line('A-1', '13')))).toEqual(['rows.quantity']);
  expect(missing(page, says(line('A-1', '12 ea'), line('A-2', '3'), line('A-3', '5')))).toEqual(['rows']);
  expect(missing(page, says(line('B-1', '12'), line('B-2', '3')))).toEqual([]);
});

test('a page of the site that no hooks speak of, and a selector that is none', () => {
  expect(read(page, generic, { ...hooks, when: { path: '^/help' } })).toBeUndefined();
  expect(missing(page, generic, { ...hooks, order: { at: ':::' } })).toEqual(['order']);
});

test('a field is not read while a person is writing in it, and never a password', () => {
  const one: SiteHooks = { kind: 'order', order: { at: 'input' }, header: {}, expects: ['order'] };
  expect(read('<input type="password" value="1">', generic, one)?.reading.rows).toEqual([]);
  document.body.innerHTML = '<input value="SAMPLE-1">';
  document.querySelector('input')?.focus();
  const site = { id: 'sample', version: 2, pages: [one] };
  const steps = readSite(site, { doc: document, url: 'https://a.example/', nodes: pageNodes }, generic);
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value?.reading.rows).toEqual([]);
  expect(step.value?.health.missing).toEqual([]);
});

test('no attribute of a password or hidden field is read', () => {
  const one: SiteHooks = {
    kind: 'order',
    order: { at: 'b' },
    header: {
      status: { at: 'input[type=hidden]', read: '@value' },
      unit: { at: 'p', read: '@value' },
      supplier: { at: 'a', read: '@data-name' },
    },
    expects: ['order'],
  };
  const html = `<b>SAMPLE-1</b><input type="hidden" value="token"><p><input type="Password" value="secret"></p>
<a data-name="Sample"></a>`;
  expect(read(html, generic, one)?.reading.rows[0]?.fields).toEqual({ supplier: 'Sample' });
});

test('patterns see the beginning of an address only', () => {
  expect(behindHost(`https://a.example/${'a'.repeat(5_000)}`)).toHaveLength(200);
});

test('headings that stand elsewhere are looked for once, and labels that are alike are all kept', () => {
  const asked: string[] = [];
  const nodes = {
    ...pageNodes,
    all: (root: Node, selector: string) => {
      asked.push(selector);
      return pageNodes.all(root, selector);
    },
  };
  document.body.innerHTML = `<table class="head"><tr><th>Part</th><th>Qty</th></tr></table>
<div class="rows">${'<p><i>A-1</i><i>5</i></p>'.repeat(30)}</div>${'<u>Note</u>'.repeat(50)}`;
  const look = lookAt(document, nodes);
  for (const row of document.querySelectorAll('p')) {
    expect(cellUnder(look, row, '.head', ['qty'])?.textContent).toBe('5');
    expect(cellUnder(look, row, '.none', ['qty'])).toBeNull();
  }
  expect(asked.filter((selector) => selector === '.head' || selector === '.none')).toHaveLength(2);
  expect(labelsOf(look, document.body, ['Note'])).toHaveLength(50);
});

test('a value stands behind its label in the same element, in an element of its own, or in one text with it', () => {
  const saysOf = (html: string, label: string) => {
    const one: SiteHooks = {
      kind: 'order',
      order: { at: 'b' },
      header: { ordered: { label: [label] } },
      expects: [],
    };
    return read(`<b>SAMPLE-1</b>${html}`, generic, one)?.reading.rows[0]?.fields.ordered;
  };
  expect(saysOf('<p>Ordered on: <i>3 May 2026</i></p><p>9 May 2026</p>', 'Ordered on')).toBe('3 May 2026');
  expect(saysOf('<p>Ordered on <i>3 May 2026</i></p>', 'Ordered on')).toBe('3 May 2026');
  expect(saysOf('<p>Ordered on <button>Copy</button></p><p>3 May 2026</p>', 'Ordered on')).toBe('3 May 2026');
  expect(saysOf('<dl><dt>Ordered on: <i></i></dt><dd>3 May 2026</dd></dl>', 'Ordered on')).toBe('3 May 2026');
  expect(saysOf('<dl><dt>Ordered on</dt><dd>3 May 2026</dd></dl>', 'Ordered on')).toBe('3 May 2026');
  expect(saysOf('<p>Ordered on May 3, 2026</p>', 'Ordered on')).toBe('May 3, 2026');
});

test('cells over several rows belong to each of them, in headings too', () => {
  const lines: SiteHooks = {
    kind: 'order',
    order: { at: 'b' },
    rows: [
      {
        each: 'tbody tr',
        fields: {
          line: { column: ['Line'] },
          received: { column: ['Received'] },
          promised: { column: ['Confirmed'] },
        },
        expects: ['line', 'received', 'promised'],
      },
    ],
    expects: ['order'],
  };
  const table = `<b>SAMPLE-1</b><table><thead><tr><th rowspan="2">Line</th><th colspan="2">Quantity</th><th colspan="2">Date</th></tr>
<tr><th>Ordered</th><th>Received</th><th>Requested</th><th>Confirmed</th></tr></thead>
<tbody><tr><td rowspan="2">10</td><td>60</td><td>1</td><td>01.06.2026</td><td>02.06.2026</td></tr>
<tr><td>40</td><td>2</td><td>03.06.2026</td><td>04.06.2026</td></tr>
<tr><td>20</td><td>5</td><td>٣</td><td>05.06.2026</td><td>06.06.2026</td></tr></tbody></table>`;
  expect(missing(table, generic, lines)).toEqual([]);
  expect(read(table, generic, lines)?.reading.rows.map(({ fields }) => Object.values(fields))).toEqual([
    ['10', '1', '02.06.2026'],
    ['10', '2', '04.06.2026'],
    ['20', '٣', '06.06.2026'],
  ]);
});

test('a long text is cut, and scripts are no text', () => {
  const one: SiteHooks = {
    kind: 'order',
    order: { at: 'b' },
    header: { description: { at: 'p' } },
    expects: ['order'],
  };
  const long = `<b>SAMPLE-1<script>1</script></b><p>${'word '.repeat(100)}</p>`;
  const row = read(long, generic, one)?.reading.rows[0];
  expect(row?.order).toBe('SAMPLE-1');
  expect(row?.fields.description).toHaveLength(200);
});
