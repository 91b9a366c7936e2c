import { shapeOf } from '../domain/normalise.ts';
import type { ShapeCounts } from './schema.ts';

/** Numbers that mix letters and digits freely make a shape each: only the most frequent shapes are kept. */
const MAX_SHAPES = 5_000;

/** The shape of an item number; counted apart from document numbers, whose shapes have no space in them. */
export function itemShape(key: string): string {
  return `item ${shapeOf(key)}`;
}

/** Counts one more number of a shape. */
export function countShape(shapes: ShapeCounts, shape: string): void {
  shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  if (shapes.size <= MAX_SHAPES) return;
  const byCount = [...shapes].sort(([, a], [, b]) => b - a);
  for (const [rare] of byCount.slice(MAX_SHAPES / 2)) shapes.delete(rare);
}

/** Stored numbers of a shape by how many numbers the shape can spell (10 to the power of its digits), 0 to 1. */
export function densityOf(shapes: ShapeCounts, shape: string): number {
  const digits = shape.split('9').length - 1;
  return Math.min(1, (shapes.get(shape) ?? 0) / 10 ** digits);
}
