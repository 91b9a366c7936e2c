/** What went wrong, for a person: what happened and why in `message`, what to do in `next`. */
export interface Failure {
  /** Stable, for tests and translations: `store-full`, `file-empty`. */
  code: string;
  message: string;
  next: string;
}

/** Errors are values where they cross a boundary: an `Error` does not survive every message channel. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** A failure that travels as an exception inside one context. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'FailureError';
    this.failure = failure;
  }
}
