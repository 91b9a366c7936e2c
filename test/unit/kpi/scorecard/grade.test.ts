import { describe, expect, it } from 'vitest';
import { capped, gradeOf, gradesOver } from '../../../../lib/kpi/scorecard/grade.ts';

describe('grades', () => {
  it('are half-open bands on the unrounded score', () => {
    expect([90, 89.999, 70, 69.999, 50, 49.999, 0].map(gradeOf)).toEqual(['A', 'B', 'B', 'C', 'C', 'D', 'D']);
  });

  it('change at once two points past the cut', () => {
    expect(gradesOver([75, 67.9])).toEqual(['B', 'C']);
    expect(gradesOver([75, 92])).toEqual(['B', 'A']);
  });

  it('change nearer to the cut in the second period only', () => {
    expect(gradesOver([75, 69, 75, 69, 69])).toEqual(['B', 'B', 'B', 'B', 'C']);
    expect(gradesOver([75, 91, 91])).toEqual(['B', 'B', 'A']);
  });

  it('fall as far as the score is clear of the cuts', () => {
    expect(gradesOver([95, 49])).toEqual(['A', 'C']);
    expect(gradesOver([95, 40])).toEqual(['A', 'D']);
    expect(gradesOver([95, 49, 49])).toEqual(['A', 'C', 'D']);
  });

  it('are not given for a period without a score, and the last one holds after it', () => {
    expect(gradesOver([null, 75, null, 69, null, 69])).toEqual([null, 'B', null, 'B', null, 'B']);
  });

  it('are capped, never raised', () => {
    expect([capped('A', 'C'), capped('D', 'C')]).toEqual(['C', 'D']);
  });
});
