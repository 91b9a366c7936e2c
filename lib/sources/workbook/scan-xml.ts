import { MAX_DEPTH, refuse, workbookFailures } from './failures.ts';

/** What a part says, in its order. Names come without their prefix. */
export interface XmlEvents {
  open(name: string, tag: string): void;
  /** The text between two tags, references decoded. */
  text(text: string): void;
  close(name: string): void;
}

export interface XmlScanner {
  write(chunk: string): void;
  /** @throws FailureError when the part ends too early */
  end(): void;
}

/** Longest tag or text, in characters: a cell of 32 K in which every character is a reference. */
const MAX_TOKEN = 256 * 1024;

/**
 * Reads XML piece by piece with flat memory: no document type, no entities beside the five of XML, nesting and length
 * bounded. Every step moves forward with `indexOf`, so that no input takes more than linear time.
 * @throws FailureError workbook-doctype, -entity, -deep, -cell-too-long, -damaged
 */
export function xmlScanner(events: XmlEvents): XmlScanner {
  const names: string[] = [];
  let rest = '';

  function element(tag: string): void {
    if (tag.charCodeAt(0) === 47) {
      const name = nameOf(tag, 1);
      if (names.pop() !== name) refuse(workbookFailures.damaged('a tag is closed that is not open'));
      events.close(name);
      return;
    }
    const name = nameOf(tag, 0);
    if (name === '') refuse(workbookFailures.damaged('a tag has no name'));
    events.open(name, tag);
    if (tag.charCodeAt(tag.length - 1) === 47) events.close(name);
    else if (names.push(name) > MAX_DEPTH) refuse(workbookFailures.deep());
  }

  return {
    write(chunk) {
      const text = rest + chunk;
      let at = 0;
      while (at < text.length) {
        const end = text.charCodeAt(at) === 60 ? tokenEnd(text, at) : text.indexOf('<', at);
        if (end === -1) break;
        if (text.charCodeAt(at) !== 60) {
          if (names.length > 0) events.text(decodeText(text.slice(at, end)));
        } else if (text.startsWith('<![CDATA[', at)) events.text(text.slice(at + 9, end - 3));
        else if (text.charCodeAt(at + 1) !== 33 && text.charCodeAt(at + 1) !== 63)
          element(text.slice(at + 1, end - 1));
        at = end;
      }
      rest = text.slice(at);
      if (rest.length > MAX_TOKEN) refuse(workbookFailures.cellTooLong());
    },
    end() {
      if (names.length > 0 || rest.trim() !== '')
        refuse(workbookFailures.damaged('one of its parts ends too early'));
    },
  };
}

/** Where the token that opens at `at` ends; -1 when its end is not here yet. */
function tokenEnd(text: string, at: number): number {
  const second = text.charCodeAt(at + 1);
  if (second === 63) return after(text, '?>', at + 2);
  if (second !== 33) return tagEnd(text, at + 1);
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return after(text, ']]>', at + 9);
  if (text.length - at < 9 && ('<![CDATA['.startsWith(text.slice(at)) || '<!--'.startsWith(text.slice(at))))
    return -1;
  refuse(workbookFailures.doctype());
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? -1 : found + mark.length;
}

/** Behind the `>` that closes a tag; one inside a quoted value closes nothing. */
function tagEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const close = text.indexOf('>', at);
    if (close === -1) return -1;
    const quote = firstQuote(text, at, close);
    if (quote === -1) return close + 1;
    const ending = text.indexOf(text[quote] ?? '', quote + 1);
    if (ending === -1) return -1;
    at = ending + 1;
  }
}

function firstQuote(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) return at;
  }
  return -1;
}

/** The name at `from`, without its prefix. */
function nameOf(tag: string, from: number): string {
  let start = from;
  let at = from;
  for (; at < tag.length; at++) {
    const code = tag.charCodeAt(at);
    if (code <= 32 || code === 47) break;
    if (code === 58) start = at + 1;
  }
  return tag.slice(start, at);
}

const ATTRIBUTE = /\s+(?:[^\s=:"'/]+:)?([^\s=:"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** What writers hardly ever do in a tag, and what the quick way below does not see. */
const UNUSUAL = /[\n\r\t:']|\s=|=\s/;

/** An attribute of a tag by its name without prefix; undefined when it is not there. */
export function attributeOf(tag: string, wanted: string): string | undefined {
  if (UNUSUAL.test(tag)) return sought(tag, wanted);
  // No quoted value holds a double quote here, so that this is an attribute wherever it stands.
  const start = tag.indexOf(` ${wanted}="`);
  if (start === -1) return undefined;
  const value = start + wanted.length + 3;
  return decodeText(tag.slice(value, tag.indexOf('"', value)));
}

function sought(tag: string, wanted: string): string | undefined {
  ATTRIBUTE.lastIndex = tag.search(/\s|$/);
  for (let found = ATTRIBUTE.exec(tag); found; found = ATTRIBUTE.exec(tag))
    if (found[1] === wanted) return decodeText(found[2] ?? found[3] ?? '');
  return undefined;
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Resolves the five references of XML and numeric ones. @throws FailureError workbook-entity for any other */
function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&<]{0,10};)?/g, (_, reference: string | undefined) => {
    const name = reference?.slice(0, -1) ?? '';
    const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
    if (named !== undefined) return named;
    const code = /^#x[\da-f]+$/i.test(name)
      ? Number.parseInt(name.slice(2), 16)
      : /^#\d+$/.test(name)
        ? Number(name.slice(1))
        : -1;
    if (code < 1 || code > 0x10ffff) refuse(workbookFailures.entity());
    return String.fromCodePoint(code);
  });
}
