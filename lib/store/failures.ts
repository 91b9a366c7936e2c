import { FailureError } from '../domain/result.ts';

export type StoreFailure =
  | 'store-blocked'
  | 'store-forbidden'
  | 'store-newer'
  | 'store-upgrade'
  | 'store-broken'
  | 'store-unreadable'
  | 'store-rebuilt'
  | 'store-full'
  | 'job-gone';

const WORDS: Record<StoreFailure, { message: string; next: string }> = {
  'store-blocked': {
    message: 'An older PartnerLens window keeps the data store open, so it cannot be brought up to date.',
    next: 'Close other PartnerLens windows and tabs. This one then goes on by itself.',
  },
  'store-forbidden': {
    message:
      'This browser lets PartnerLens keep nothing: storage is blocked by a setting, a policy or a private window.',
    next: 'Allow extensions to save data on this device (settings of the browser, site data or cookies), or use a usual window. PartnerLens has changed nothing that was stored before.',
  },
  'store-newer': {
    message: 'The stored data was written by a newer PartnerLens than this one.',
    next: 'Update PartnerLens, or restart the browser to finish an update.',
  },
  'store-upgrade': {
    message: 'The stored data could not be brought to this version of PartnerLens. It is kept as it was.',
    next: 'Restart the browser and try again. If it stays, report it with the version shown under About.',
  },
  'store-broken': {
    message: 'The browser cannot open the data store, and starting a new one failed as well.',
    next: 'Restart the browser. If this stays, free disk space or use another browser profile.',
  },
  'store-unreadable': {
    message: 'The browser could not read the data store.',
    next: 'Try again. If it stays, remove all records in the options under Privacy and import your files again.',
  },
  'store-rebuilt': {
    message: 'The data store was damaged and had to be started anew: it is empty.',
    next: 'Import your files again.',
  },
  'store-full': {
    message:
      'The browser has no storage left for PartnerLens. Everything stored before this step is kept; of this step nothing was stored.',
    next: 'Free disk space, or remove records in the options under Privacy, then do it again.',
  },
  'job-gone': {
    message: 'The job was removed while it ran; nothing more was stored.',
    next: 'Start the import again if you still want it.',
  },
};

/** A store failure as an exception; the cause is kept for the developer. */
export function storeFailure(code: StoreFailure, cause?: unknown): FailureError {
  const error = new FailureError({ code, ...WORDS[code] });
  error.cause = cause;
  return error;
}

/** Turns a full disk into the failure that says so; every other error stays what it is. */
export function asStoreFailure(error: unknown): unknown {
  return nameOf(error) === 'QuotaExceededError' ? storeFailure('store-full', error) : error;
}

/** The DOMException name of an error, empty for anything else. */
export function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}
