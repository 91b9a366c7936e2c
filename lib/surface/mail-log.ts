import type { Touchpoint } from '../domain/activity.ts';
import { mailEntryId, type OutboxEntry, touchpointIdOf, UNDO_MS } from '../domain/outbox.ts';
import { BY_HAND } from '../domain/provenance.ts';
import type { MailToLog } from '../lens/mail/mail-views.ts';
import { addMailOnce } from '../store/outbox.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/**
 * Logs a mail as a touchpoint, once for each message; with `connectionId` it goes into that system as a note, after ten seconds in
 * which it can be undone. False: it was logged already, here or in another window.
 */
export async function logMail(mail: MailToLog, connectionId?: string): Promise<boolean> {
  const store = await surfaceStore();
  const createdAt = Date.now();
  const { partner, message, thread, at, direction, subject, orders, words, note } = mail;
  const touchpoint: Touchpoint = {
    id: touchpointIdOf(mailEntryId(message, 0)),
    kind: 'touchpoint',
    how: 'mail',
    partnerId: partner.id,
    words,
    at,
    direction,
    message,
    ...(thread === undefined ? {} : { thread }),
    ...(subject === undefined ? {} : { title: subject.slice(0, 300) }),
    ...(orders.length > 0 ? { orders: orders.map((each) => each.slice(0, 64)) } : {}),
    provenance: { sourceId: BY_HAND, fetchedAt: createdAt, jobId: BY_HAND },
  };
  const target: OutboxEntry['target'] = {
    of: 'partner',
    partnerId: partner.id,
    partnerName: partner.name,
    words: partner.name.slice(0, 400),
  };
  const entryOf = (id: string): OutboxEntry => ({
    id,
    connectionId: connectionId ?? '',
    work: { kind: 'note', message: note, how: 'mail' },
    target,
    state: 'held',
    createdAt,
    heldUntil: createdAt + UNDO_MS,
    tries: 0,
  });
  const added = await addMailOnce(
    store,
    message,
    touchpoint,
    connectionId === undefined ? undefined : entryOf,
  );
  if (added && connectionId !== undefined) await askFromPanel('runJobs', {});
  return added;
}
