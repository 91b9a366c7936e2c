import { signal } from '@preact/signals';
import type { DismissReason } from '../domain/dismissal.ts';
import type { AlertView } from '../lens/alerts/alert-views.ts';
import { putDismissal, removeDismissal } from '../store/dismissals.ts';
import { readWorkspace } from '../store/workspace.ts';
import { surfaceStore } from './reading.ts';

/** What was put away since this surface opened: it stays in its place, where it can be taken back. */
export const justAway = signal<ReadonlySet<string>>(new Set());

/** Puts an alert away with the reason, which is counted. */
export async function putAway(alert: AlertView, reason: DismissReason, note: string): Promise<void> {
  const store = await surfaceStore();
  const { sample } = await readWorkspace(store);
  const { id, partnerId, kpi, foundOn } = alert;
  await putDismissal(store, {
    id,
    partnerId,
    kpi,
    alarmOn: foundOn,
    reason,
    ...(note === '' ? {} : { note }),
    at: Date.now(),
    sample,
  });
  justAway.value = new Set([...justAway.value, id]);
}

/** Takes it back: the alert is open again, and the reason does not count. */
export async function takeBack({ dismissal }: AlertView): Promise<void> {
  if (dismissal) await removeDismissal(await surfaceStore(), dismissal.id);
}
