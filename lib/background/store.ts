import { openStore, type Store } from '../store/open.ts';

let opening: Promise<Store> | null = null;

/** The background's one connection; opened at the first question and again when opening failed. */
export function backgroundStore(): Promise<Store> {
  opening ??= openStore().catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}
