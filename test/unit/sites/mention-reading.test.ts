// @vitest-environment jsdom
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { shadowHosts } from '../../../lib/page/shadows.ts';
import type { FoundMention } from '../../../lib/sites/mention-reader.ts';
import { readMentions } from '../../../lib/sites/read-mentions.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';

const read = (...roots: Node[]): FoundMention[] => [...readMentions(document, roots, pageNodes)].flat();
const raws = (...roots: Node[]): string[] => read(...roots).map(({ raw }) => raw);

/** Builds elements without markup: the text of each part lies in its own element. */
function split(parts: string[]): HTMLElement {
  const line = document.createElement('p');
  for (const [index, part] of parts.entries()) {
    const holder = index % 2 === 0 ? document.createElement('b') : document.createElement('span');
    holder.append(part);
    line.append(holder);
  }
  document.body.replaceChildren(line);
  return line;
}

beforeEach(() => document.body.replaceChildren());

describe('a changed part', () => {
  test('is read with the block and the label around it', () => {
    const line = split(['PO ', '4500012345', ' is late']);
    expect(raws(line.childNodes[1] as Node)).toEqual(['4500012345']);
    expect(read((line.childNodes[1] as Node).firstChild as Node)[0]?.labelled).toBe(true);
  });

  test('is read with the header of its column', () => {
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    for (const text of ['Order no.', 'Qty'])
      head.append(Object.assign(document.createElement('th'), { textContent: text }));
    const row = table.createTBody().insertRow();
    for (const text of ['1042', '77']) row.insertCell().textContent = text;
    document.body.append(table);
    expect(raws(row)).toEqual(['1042']);
    expect(raws(row.cells[0] as Node)).toEqual(['1042']);
    expect(raws(row.cells[1] as Node)).toEqual([]);
  });

  test('inside an editor is left alone', () => {
    const editor = document.createElement('div');
    editor.setAttribute('contenteditable', 'true');
    const line = split(['PO 4500012345']);
    editor.append(line);
    document.body.append(editor);
    expect(raws(line)).toEqual([]);
  });
});

test('open shadow roots are read, closed ones are not', () => {
  const open = document.createElement('x-orders');
  const inside = document.createElement('p');
  inside.append('PO 4500012345');
  open.attachShadow({ mode: 'open' }).append(inside);
  const closed = document.createElement('div');
  closed.attachShadow({ mode: 'closed' }).append('PO 4500012346');
  document.body.append(open, closed);
  const roots = [...shadowHosts(document.body)].flatMap((host) => host?.shadowRoot ?? []);
  expect(raws(document.body, ...roots)).toEqual(['4500012345']);
  expect(raws(inside.firstChild as Node)).toEqual(['4500012345']);
});

test('a field that a person writes in is not read, a locked one is', () => {
  const field = Object.assign(document.createElement('input'), { name: 'po', value: '1042' });
  document.body.append(field);
  expect(raws(document.body)).toEqual(['1042']);
  field.focus();
  expect(raws(document.body)).toEqual([]);
  field.readOnly = true;
  expect(raws(document.body)).toEqual(['1042']);
});

test('how a number is split into nodes does not matter', () => {
  const text = 'Dear team, PO 4500-012 345 and SCMS-13/10 left, see anna@supplier.example.';
  const whole = raws(split([text]));
  expect(whole).toEqual(['4500-012 345', 'SCMS-13/10', 'anna@supplier.example']);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 12 }), (cuts) => {
      const ends = [0, ...[...new Set(cuts)].sort((a, b) => a - b), text.length];
      expect(raws(split(ends.slice(1).map((end, index) => text.slice(ends[index], end))))).toEqual(whole);
    }),
  );
});

describe('size', () => {
  test('pauses often, goes on when what came next was removed', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => {
      const row = document.createElement('p');
      row.append(`PO ${4_500_000_000 + index}`);
      return row;
    });
    document.body.replaceChildren(...rows);
    const found: string[] = [];
    const lengths: number[] = [];
    let slices = 0;
    const walk = readMentions(document, [document.body], pageNodes);
    for (;;) {
      const before = process.cpuUsage();
      const step = walk.next();
      // Processor time: other work on the machine does not count.
      lengths.push(process.cpuUsage(before).user / 1_000);
      if (step.done) break;
      slices++;
      for (const { raw } of step.value) found.push(raw);
      if (slices === 2) rows[found.length]?.remove();
    }
    expect(slices).toBeGreaterThan(5);
    lengths.sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(50);
    expect(found.length).toBeGreaterThanOrEqual(19_998);
    expect(new Set(found).size).toBe(found.length);
  });

  test('a text of two million characters is read in parts', () => {
    const line = document.createElement('pre');
    line.append(`${'lorem ipsum '.repeat(160_000)}PO 4500012345`);
    document.body.append(line);
    expect(raws(document.body)).toEqual(['4500012345']);
  });

  test('no number is cut where a long text is parted', () => {
    const line = document.createElement('pre');
    const numbers = Array.from({ length: 4_000 }, (_, at) => `SCMS-${4_500_000_000 + at}`);
    line.append(numbers.join('\n'));
    document.body.append(line);
    expect(raws(document.body)).toEqual(numbers);
  });

  test('a page of more numbers than it takes in says that it was not read whole', () => {
    const many = Array.from({ length: 60_000 }, (_, at) => `45${10_000_000 + at}`).join(' ');
    const whole = (parts: number): boolean => {
      document.body.replaceChildren(...Array.from({ length: parts }, () => paragraph(many)));
      const reading = readMentions(document, [document.body], pageNodes);
      let step = reading.next();
      while (!step.done) step = reading.next();
      return step.value;
    };
    expect(whole(1)).toBe(true);
    expect(whole(4)).toBe(false);
  });

  test('deep nesting does not overflow', () => {
    let inner: Element = document.body;
    for (let depth = 0; depth < 2_000; depth++) {
      const next = document.createElement('div');
      inner.append(next);
      inner = next;
    }
    inner.append('PO 4500012345');
    expect(raws(document.body)).toEqual(['4500012345']);
  });
});

function paragraph(text: string): Element {
  const element = document.createElement('p');
  element.append(text);
  return element;
}
