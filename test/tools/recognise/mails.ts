import PostalMime from 'postal-mime';

/**
 * What a web mail shows of a mail: its heading with the text, and with the formatted part where it has one. Transfer
 * encodings, character sets and nested parts are undone by the parser.
 */
export async function shownMail(mail: string | Uint8Array<ArrayBuffer>): Promise<string[]> {
  const { subject, from, to = [], date, text, html } = await PostalMime.parse(mail);
  const people = [from, ...to].flatMap((one) => (one ? [`${one.name ?? ''} <${one.address ?? ''}>`] : []));
  const head = `<h2>${escaped(subject ?? '')}</h2><p>${escaped(people.join(', '))} <span>${escaped(date ?? '')}</span></p>`;
  return [...(text ? [`${head}<pre>${escaped(text)}</pre>`] : []), ...(html ? [`${head}${html}`] : [])];
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
