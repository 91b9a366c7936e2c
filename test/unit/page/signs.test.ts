import { describe, expect, it } from 'vitest';
import { paintStateSchema } from '../../../lib/domain/mention.ts';
import { SIGNS } from '../../../lib/page/signs.ts';

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

describe('the six signs', () => {
  it('cover every state, each with an outline of its own', () => {
    expect(Object.keys(SIGNS).sort()).toEqual([...paintStateSchema.options].sort());
    expect(new Set(Object.values(SIGNS).map(({ path }) => path)).size).toBe(6);
    expect(new Set(Object.values(SIGNS).map(({ flat }) => flat)).size).toBe(6);
  });

  it.each(Object.entries(SIGNS))('%s is readable on light and on dark ground', (_, { onLight, onDark }) => {
    expect(contrast(onLight, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(onLight, '#f0f2f4')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(onDark, '#000000')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(onDark, '#2b3036')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(SIGNS))('%s stays inside its ten pixels', (_, { path }) => {
    for (const corner of path.matchAll(/[MLHV ](\d*\.?\d+)/g))
      expect(Number(corner[1])).toBeLessThanOrEqual(10);
  });
});
