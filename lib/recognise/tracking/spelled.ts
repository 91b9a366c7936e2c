// The parcel number that is printed in groups of any length: `1Z 999 AA1 01 2345 6784`.
const spelled = /(?<![A-Z\d])1Z(?: ?[A-Z\d]){15} ?\d(?![A-Z\d])/y;

/** The number of a UPS parcel that begins at `at`, in whatever groups: no run of digits and joints holds it together. */
export function parcelAt(text: string, at: number) {
  if (text.charCodeAt(at + 1) !== 90) return undefined;
  spelled.lastIndex = at;
  const [number] = spelled.exec(text) ?? [];
  if (!number) return undefined;
  const end = at + number.length;
  return { found: { label: undefined, prefixes: [], variants: [number], start: at, end }, next: end };
}
