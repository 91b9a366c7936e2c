/** Why nothing is shown. Each has a text in every language. */
export type RefusalCode =
  | 'no-key'
  | 'no-source'
  | 'insecure-page'
  | 'unreachable'
  | 'not-found'
  | 'too-large'
  | 'not-a-bundle'
  | 'downgraded'
  | 'foreign-key'
  | 'foreign-share'
  | 'tampered'
  | 'newer-layout'
  | 'older-layout'
  | 'malformed'
  | 'not-yet'
  | 'expired'
  | 'rolled-back'
  | 'revoked';

export interface Refusal {
  code: RefusalCode;
  /** When it expired, was issued or revoked; known only of what was signed. */
  at?: number;
  /** Who shared, and why no longer; known only of what was signed. */
  from?: string;
  because?: string;
  /** The answer of the server, where it was one. */
  status?: number;
}

/** Ends reading with a reason. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(code: RefusalCode, more: Omit<Refusal, 'code'> = {}) {
    super(code);
    this.refusal = { code, ...more };
  }
}
