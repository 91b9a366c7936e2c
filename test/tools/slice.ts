/** `npm test` runs a slice of what `npm run test:long` runs in full. */
export function sliceOf<T>(full: T, slice: T): T {
  return process.env.PARTNERLENS_LONG === '1' ? full : slice;
}
