import { esc } from '../demo/html.ts';

/** A conversation as a webmail shows it whole: every message open, each quoting those before it. */
export interface LongThread {
  html: string;
  /** Who wrote the newest message, on which day, and the order that its own text names. */
  newest: { name: string; address: string; subject: string; order: string };
}

const QUOTED_DEEP = 12;

/**
 * A thread of `count` messages and at least `megabytes` MB: nested quotes, tables, and what a broken program left of an
 * attachment (Base64 in lines, and in one line).
 */
export function longThread(count: number, megabytes: number, newest: LongThread['newest']): LongThread {
  const each = Math.ceil((megabytes * 1_000_000) / count);
  const messages = Array.from({ length: count }, (_, at) => message(at, count, each, newest));
  return { html: `<main><h1 class="subject">${esc(newest.subject)}</h1>${messages.join('')}</main>`, newest };
}

function message(at: number, count: number, bytes: number, newest: LongThread['newest']): string {
  const isNewest = at === count - 1;
  const { name, address } = isNewest
    ? newest
    : { name: `Person ${at % 7}`, address: `person${at % 7}@elsewhere.example` };
  const day = new Date(Date.UTC(2026, 8, 1) + at * 3_600_000).toISOString();
  const own = isNewest
    ? `<p>Your order ${newest.order} leaves us on Monday.</p>`
    : `<p>See below, nothing new in note ${at}.</p>`;
  const head =
    `<header><span class="from">${esc(name)} &lt;${esc(address)}&gt;</span> ` +
    `<span class="to">To: buyer@own.example</span> <time datetime="${day}">${day.slice(0, 16)}</time></header>`;
  return `<article class="message" data-message-id="m${at}">${head}<div class="message-body">${own}${filling(at, bytes)}</div></article>`;
}

/** What follows the message itself: quotes in quotes, then a table or Base64 until it is long enough. */
function filling(at: number, bytes: number): string {
  const quotes = quoted(at, QUOTED_DEEP);
  const rest = Math.max(0, bytes - quotes.length);
  if (at % 3 === 0) return `${quotes}<table>${repeated(row, rest)}</table>`;
  if (at % 3 === 1) return `${quotes}<pre>${repeated(base64Line, rest)}</pre>`;
  return `${quotes}<p>${repeated(base64Line, rest).replaceAll('\n', '')}</p>`;
}

const quoted = (at: number, deep: number): string =>
  deep === 0
    ? ''
    : `<blockquote><p>On day ${deep} Person ${(at + deep) % 7} wrote:</p><p>Note ${at}.${deep} of our talk, as agreed.</p>${quoted(at, deep - 1)}</blockquote>`;

const row = (at: number): string =>
  `<tr><td>Article ${at % 900}</td><td>${(at % 40) + 1} pcs</td><td>77${1_000_000 + at * 7}</td><td>by rail</td></tr>`;
const base64Line = (at: number): string => {
  let line = '';
  for (let word = 0; word < 9; word += 1)
    line += ((at * 2_654_435_761 + word * 40_503) % 2_821_109_907_456).toString(36).padStart(8, 'Q');
  return `${line}\n`;
};

function repeated(one: (at: number) => string, bytes: number): string {
  const parts: string[] = [];
  for (let at = 0, length = 0; length < bytes; at += 1) {
    const part = one(at);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}
