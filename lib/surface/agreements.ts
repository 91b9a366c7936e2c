import { signal } from '@preact/signals';
import type { Agreement } from '../domain/agreement.ts';
import type { DraftForm } from '../lens/agreement/draft-form.ts';
import { putAgreement, removeAgreement } from '../store/agreements.ts';
import { surfaceStore } from './reading.ts';

/** Drafts by partner, kept while the surface is open: a look at the records and back loses nothing. */
export const drafts = signal<ReadonlyMap<string, DraftForm>>(new Map());

/** The version that was agreed last and can still be taken back. */
export const justAgreed = signal<Agreement | null>(null);

/** Keeps a draft; undefined lets go of it. */
export function keepDraft(partnerId: string, form: DraftForm | undefined): void {
  const next = new Map(drafts.value);
  if (form) next.set(partnerId, form);
  else next.delete(partnerId);
  drafts.value = next;
}

/** Stores a version. Throws `agreement-version` where it is there already, and `store-full`. */
export async function agree(agreement: Agreement): Promise<void> {
  await putAgreement(await surfaceStore(), agreement);
  justAgreed.value = agreement;
}

/** Takes the version back that was agreed a moment ago; its draft is open again. */
export async function takeBackAgreement(agreement: Agreement): Promise<void> {
  await removeAgreement(await surfaceStore(), agreement.id);
  justAgreed.value = null;
}
