// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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
    getBoundingClientRect: () => ({ left: from * 10, right: to * 10, top: 0, height: 16 }),
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

describe('the bar under a number', () => {
  beforeEach(() =>
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        getContext = () => ({
          font: '',
          measureText: (text: string) => ({
            fontBoundingBoxAscent: 12,
            fontBoundingBoxDescent: 4,
            actualBoundingBoxDescent: /[gjpqy@,]/.test(text) ? 3 : 0.2,
          }),
        });
      },
    ),
  );
  afterEach(() => vi.unstubAllGlobals());

  /** From where to where it reaches, in characters to the next whole one, and how far below the top of a line 16 px high it begins. */
  function barUnder(number: string, right = 1_000): [number, number, number] | undefined {
    const doc = ruled();
    const node = doc.createTextNode(number);
    doc.body.append(node);
    const found = { node, start: 0, endNode: node, end: number.length };
    const bar = createRuler(doc).underline(
      found as Parameters<ReturnType<typeof createRuler>['lineOf']>[0],
      doc.body,
      {
        left: 0,
        right,
        top: 0,
        bottom: 100,
      },
    );
    return bar && [Math.floor(bar.left / 10), Math.ceil(bar.right / 10), bar.top];
  }

  it('lies under its last three characters, a pixel below what they stand on', () => {
    expect(barUnder('4500001')).toEqual([4, 7, 13]);
    expect(barUnder('12')).toEqual([0, 2, 13]);
  });

  it('moves to the last three that nothing hangs down from; where there are none it lies below what does', () => {
    expect(barUnder('ana@north.example')).toEqual([11, 14, 13]);
    expect(barUnder('pg,qy')).toEqual([2, 5, 16]);
  });

  it('keeps to what can be seen of the number', () => {
    expect(barUnder('4500001', 55)).toEqual([2, 5, 13]);
    expect(barUnder('4500001', 15)).toBeUndefined();
  });
});
