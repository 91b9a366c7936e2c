// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, linesOfCell } from '../../../../lib/sites/orders/text.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';
import { readThrough } from '../../../../lib/sites/reading/page-nodes.ts';

/** A cell of a table with these texts beside each other, as a page builds them that writes a value and its unit one by one. */
function cellOf(texts: readonly string[], name = 'td'): Element {
  readThrough(pageNodes);
  const cell = document.createElement(name);
  cell.append(...texts);
  return cell;
}

test('a value and its unit are two words although no element is between them', () => {
  expect(linesOfCell(cellOf(['60', 'EA']))).toEqual(['60 EA']);
  expect(linesOfCell(cellOf(['Article ', '17']))).toEqual(['Article 17']);
  expect(linesOfCell(cellOf(['60EA']))).toEqual(['60EA']);
});

test('a cell without elements says the same as any other', () => {
  const part = fc.string({ unit: fc.constantFrom(...'abAB019 .,:-é€\u0001\u200b\n'), maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 4 }),
      fc.constantFrom('td', 'th', 'div', 'button'),
      (texts, name) => {
        const cell = cellOf(texts, name);
        expect(linesOfCell(cell)).toEqual(linesOf(cell));
      },
    ),
  );
  const long = cellOf(['a'.repeat(300)]);
  expect(linesOfCell(long)).toEqual(linesOf(long));
});
