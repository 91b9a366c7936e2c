/** The letters that the checksum of an id is written in. */
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** A text in a query. */
export function literal(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replace(/[\r\n]+/g, ' ')}'`;
}

/** A text within a pattern of `LIKE`: what stands for other letters there stands for itself. */
export function inPattern(text: string): string {
  return text
    .replace(/[\\']/g, '\\$&')
    .replace(/[%_]/g, '\\$&')
    .replace(/[\r\n]+/g, ' ');
}

/** `('a', 'b')`; nothing is ever asked for with an empty list. */
export function listOf(texts: Iterable<string>): string {
  return `(${[...texts].map(literal).join(',')})`;
}

/** `2026-01-02T03:04:05.000+0000` in milliseconds: without a colon in its offset, which not every browser reads. NaN for no instant. */
export function parseInstant(said: string): number {
  return Date.parse(said.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

/** An instant in a query: without quotes, in UTC. */
export function instantOf(at: number): string {
  return new Date(at).toISOString();
}

/**
 * An id with 18 letters, which tells upper from lower case also where nobody else does; one of 15 gets its checksum. The text
 * as it is where it is no id.
 */
export function id18(id: string): string {
  if (!/^[0-9A-Za-z]{15}$/.test(id)) return id;
  let end = '';
  for (let part = 0; part < 3; part += 1) {
    let bits = 0;
    for (let at = 0; at < 5; at += 1) if (/[A-Z]/.test(id[part * 5 + at] ?? '')) bits |= 1 << at;
    end += CHECK[bits];
  }
  return id + end;
}

/** True for an id, whatever its length: nothing else is put into a path. */
export function isId(id: string): boolean {
  return /^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/.test(id);
}
