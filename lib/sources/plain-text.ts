const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const ENDS_LINE = /<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^>]*>/gi;

/** What a text field says: people paste pages into them, and of those the words count. */
export function plainText(value: string | null | undefined): string {
  const text = (value ?? '').replaceAll('\r\n', '\n');
  if (!/<[a-z!/][^>]*>|&(?:#\d+|#x[\da-f]+|\w+);/i.test(text)) return text.trim();
  return text
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(ENDS_LINE, '\n')
    .replace(/<[a-z!/][^>]*>/gi, '')
    .replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : '';
}
