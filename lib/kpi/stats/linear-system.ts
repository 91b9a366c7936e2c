/**
 * Solves A x = b by elimination with row pivots; both arguments are used up. Rows of A must be as long as b.
 * @throws RangeError when the matrix is singular
 */
export function solve(a: Float64Array[], b: Float64Array): Float64Array {
  const size = b.length;
  for (let column = 0; column < size; column += 1) {
    pivot(a, b, column);
    const top = a[column] as Float64Array;
    for (let row = column + 1; row < size; row += 1) {
      const line = a[row] as Float64Array;
      const factor = (line[column] as number) / (top[column] as number);
      if (factor === 0) continue;
      for (let at = column + 1; at < size; at += 1)
        line[at] = (line[at] as number) - factor * (top[at] as number);
      b[row] = (b[row] as number) - factor * (b[column] as number);
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    const line = a[row] as Float64Array;
    let sum = b[row] as number;
    for (let at = row + 1; at < size; at += 1) sum -= (line[at] as number) * (b[at] as number);
    b[row] = sum / (line[row] as number);
  }
  return b;
}

function pivot(a: Float64Array[], b: Float64Array, column: number): void {
  let best = column;
  for (let row = column + 1; row < b.length; row += 1)
    if (Math.abs(a[row]?.[column] ?? 0) > Math.abs(a[best]?.[column] ?? 0)) best = row;
  if (!a[best]?.[column]) throw new RangeError('The system has no single solution.');
  if (best === column) return;
  [a[column], a[best]] = [a[best] as Float64Array, a[column] as Float64Array];
  [b[column], b[best]] = [b[best] as number, b[column] as number];
}
