/** Signs that only say how a text runs, and those that are not seen. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Words of one line that need no cleaning, as most are. */
const TIDY = /^[!-~]+(?: [!-~]+)*$/;

/** A text as a person reads it: without signs that are not seen, blanks as one. */
export const plain = (text: string): string =>
  TIDY.test(text) ? text : text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
