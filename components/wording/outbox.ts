import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { isToSend, type NewTask, type OutboxEntry } from '../../lib/domain/outbox.ts';
import { formatDate, formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { EntryView } from '../../lib/lens/outbox/outbox-views.ts';

/** A date, or that there was none. */
export function dateOrNone(date: CalendarDate | null): string {
  return date === null ? t('outbox.none-before') : formatDate(date);
}

/** What an entry writes: `6 Dec → 20 Dec`, or the words of a note. */
export function workWords({ work }: OutboxEntry): string {
  if (work.kind === 'line-date')
    return t('outbox.change', { was: dateOrNone(work.was), becomes: dateOrNone(work.becomes) });
  if (work.kind === 'task') return taskWords(work);
  return work.kind === 'note' ? work.message : '';
}

/** What is to be done and until when: `Due Dec 6, 2026: Ask for the confirmation`, and what else was said of it. */
export function taskWords({ subject, dueOn, text }: NewTask): string {
  const words = t('task.words', { due: formatDate(dueOn), subject });
  return text === undefined ? words : `${words}\n${text}`;
}

/** Where an entry stands. `left`: seconds in which it can still be undone. */
export function stateWords({ entry, system }: EntryView, left: number): string {
  const when = formatInstant(entry.endedAt ?? entry.createdAt);
  const goes = entry.work.kind === 'removal' && isToSend(entry);
  if (goes)
    return left > 0
      ? t('outbox.state.removal-held', { system, n: left })
      : t('outbox.state.removal', { system });
  switch (entry.state) {
    case 'held':
      return left > 0
        ? t('outbox.state.held', { system, n: left })
        : t(navigator.onLine ? 'outbox.state.sending' : 'outbox.state.waiting-offline', { system });
    case 'waiting':
      return t(navigator.onLine ? 'outbox.state.waiting' : 'outbox.state.waiting-offline', { system });
    case 'sending':
      return t('outbox.state.sending', { system });
    case 'sent':
      if (entry.work.kind === 'removal') return t('outbox.state.removed', { system, when });
      return t(entry.already ? 'outbox.state.already' : 'outbox.state.sent', { system, when });
    case 'conflict':
      return t('outbox.state.conflict', { system, theirs: dateOrNone(entry.theirs ?? null) });
    case 'failed':
      return t('outbox.state.failed', { system });
    case 'undone':
      return t('outbox.state.undone', { when });
  }
}
