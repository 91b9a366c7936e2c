// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { createRuler } from '../../../lib/page/measure.ts';

/** A document whose ranges say that each character is ten pixels wide. */
function ruled(): Document {
  const doc = document.implementation.createHTMLDocument();
  let [from, to] = [0, 0];
  const range = {
    setStart: (_: Node, at: number) => {
      from = at;
    },
    setEnd: (_: Node, at: number) => {
      to = at;
    },
    getClientRects: () => [
      { left: from * 10, right: to * 10, top: 0, bottom: 16, width: (to - from) * 10, height: 16 },
    ],
  };
  return Object.assign(doc, { createRange: () => range });
}

/** From where to where the line of a number reaches, in characters. */
function lineIn(text: string, number: string): [number, number] | undefined {
  const doc = ruled();
  const node = doc.createTextNode(text);
  const start = text.indexOf(number);
  const found = { node, start, endNode: node, end: start + number.length };
  const line = createRuler(doc).lineOf(found as Parameters<ReturnType<typeof createRuler>['lineOf']>[0]);
  return line ? [line.left / 10, line.right / 10] : undefined;
}

describe('the line of a number', () => {
  it('holds the brackets around it, so that no sign comes between them and what they hold', () => {
    expect(lineIn('Pump (4500001)', '4500001')).toEqual([5, 14]);
    expect(lineIn('Pump [HSG-100] of steel', 'HSG-100')).toEqual([5, 14]);
  });

  it('holds the name behind a number in brackets, but no sentence', () => {
    expect(lineIn('[HSG-100] Pump housing ', 'HSG-100')).toEqual([0, 22]);
    expect(lineIn(`[HSG-100] ${'comes later '.repeat(20)}`, 'HSG-100')).toEqual([0, 9]);
  });

  it('is the number alone where a bracket holds more, or there is none', () => {
    expect(lineIn('(PO 4500001)', '4500001')).toEqual([4, 11]);
    expect(lineIn('4500001', '4500001')).toEqual([0, 7]);
    expect(lineIn('[4500001', '4500001')).toEqual([1, 8]);
    expect(lineIn('PO 4500012345(2 lines)', '4500012345')).toEqual([3, 13]);
    expect(lineIn('(PO 4500012345] as of', '4500012345')).toEqual([4, 14]);
  });
});
