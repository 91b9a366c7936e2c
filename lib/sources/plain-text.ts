const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const ENDS_LINE = /<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6])(?:[\s/][^<>]*)?>/gi;
const TAGS =
  'a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|' +
  'figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|img|input|ins|kbd|label|li|link|main|mark|meta|nav|o:p|ol|' +
  'p|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|title|tr|' +
  'tt|u|ul|video|wbr';
/** Markup alone: `<max@acme.example>` and `<new>` are words. What holds another `<` is none, so that one pass finds the end. */
const TAG = new RegExp(`</?(?:${TAGS})(?:[\\s/][^<>]*)?>|<!(?:--|doctype)[^<>]*>`, 'gi');
const ENTITY = /&(#\d+|#x[\da-f]+|\w+);/gi;

/** What a text field says: people paste pages into them, and of those the words count. */
export function plainText(value: string | null | undefined): string {
  const text = (value ?? '').replaceAll('\r\n', '\n');
  if (text.search(TAG) < 0 && text.search(ENTITY) < 0) return text.trim();
  return text
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(ENDS_LINE, '\n')
    .replace(TAG, '')
    .replace(ENTITY, (whole, name: string) => entity(name) ?? whole)
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
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
