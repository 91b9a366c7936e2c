import { headerAddress } from '../../domain/header-address.ts';
import { manyLines, oneLine } from './clean.ts';
import { MAX_SUBJECT } from './mailto.ts';

/** A mail that is not sent yet. */
export interface MailDraft {
  to: { name: string; email: string }[];
  subject: string;
  text: string;
  html: string;
}

/**
 * The draft as a message file (RFC 5322, MIME): ASCII only, lines of at most 76 characters, text and HTML as alternatives
 * in UTF-8. `X-Unsent` makes mail programs open it for writing; they add sender and date. `boundary` must not occur in the
 * parts: Base64 has none of its characters.
 */
export function emlOf(draft: MailDraft, boundary = '=_partnerlens_draft'): string {
  const to = draft.to.flatMap(({ name, email }) => {
    const address = headerAddress(email);
    return address === null ? [] : [mailbox(oneLine(name, 100), address)];
  });
  return [
    ...(to.length > 0 ? [`To: ${to.join(',\r\n ')}`] : []),
    `Subject: ${headerText(oneLine(draft.subject, MAX_SUBJECT))}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
    '',
    ...part(boundary, 'text/plain', manyLines(draft.text)),
    ...part(boundary, 'text/html', document(draft.html)),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

function part(boundary: string, type: string, text: string): string[] {
  return [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(base64(text.replaceAll('\n', '\r\n')).match(/.{1,76}/g) ?? ['']),
  ];
}

function document(html: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"></head><body>${html}</body></html>`;
}

function mailbox(name: string, address: string): string {
  return name === '' || name === address ? `<${address}>` : `${headerText(name, true)}\r\n <${address}>`;
}

/** Characters that need no encoding in any header, words of no more than a line. */
const PLAIN = /^[A-Za-z0-9 .-]{1,60}$/;
/** Bytes of text in one encoded word: with its frame it stays within 75 characters (RFC 2047). */
const WORD_BYTES = 42;

/** Text of a header, encoded where it is not plain; words break between characters, never inside one. */
function headerText(text: string, phrase = false): string {
  if (PLAIN.test(text) && !(phrase && text.includes('.')) && text.trim() === text) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (new TextEncoder().encode(word + character).length > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  words.push(word);
  return words.map((each) => `=?UTF-8?B?${base64(each)}?=`).join('\r\n ');
}

function base64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
