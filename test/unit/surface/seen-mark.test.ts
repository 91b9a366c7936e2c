import { describe, expect, it } from 'vitest';
import { hasKnown } from '../../../lib/surface/seen-mark.ts';

const page = (states: (string | null)[]) => ({
  url: 'https://orders.example/',
  title: '',
  documents: { top: states.map((state, mark) => ({ mark, raw: '', keys: [], kind: 'order', state })) },
});

describe('a known number on a page', () => {
  it('is one with a state; unknown numbers and other values are none', () => {
    expect(hasKnown(page([null, 'late']))).toBe(true);
    expect(hasKnown(page([null]))).toBe(false);
    expect(hasKnown(page([]))).toBe(false);
    expect(hasKnown(undefined)).toBe(false);
    expect(hasKnown({ token: 'x' })).toBe(false);
  });
});
