/** What mail programs put before the subject of an answer, or else of a mail that is passed on: those of four languages and their neighbours. */
const PREFIX = /^\s*(?:(r[eé]?|res|aw|antw|sv|rif|odp)|(fwd?|wg|wtr|tr|rv))(?:\s*\[\d+\])?\s*:/i;

/** True for the subject of an answer: its words are those of the mail before. */
export const isAnswer = (subject: string): boolean => Boolean(PREFIX.exec(subject)?.[1]);

/** True for the subject of a mail that was passed on. */
export const isForward = (subject: string): boolean => Boolean(PREFIX.exec(subject)?.[2]);

/** `RE: Fwd: AW: Order` → `Order` */
export const withoutPrefixes = (subject: string): string =>
  PREFIX.test(subject) ? withoutPrefixes(subject.replace(PREFIX, '')) : subject.trim();
