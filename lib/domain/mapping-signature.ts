/** The headings of a file as one text: under it a mapping is remembered and found again. */
export function signatureOfHeadings(headings: readonly string[]): string {
  return headings.join('\u001f');
}
