/** Signs that only say how a text runs, and those that are not seen. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text as a person reads it: without signs that are not seen, blanks as one. */
export const plain = (text: string): string => text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
