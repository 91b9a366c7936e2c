import { calendarDateSchema } from '../../lib/domain/calendar-date.ts';
import { MOST_SUBJECT } from '../../lib/domain/outbox.ts';
import { t } from '../../lib/i18n/t.ts';
import type { WritingSystem } from '../../lib/lens/outbox/outbox-views.ts';
import { DraftField } from '../agreement/DraftField.tsx';

interface TaskFieldsProps {
  id: string;
  subject: string;
  dueOn: string;
  faults: { subject?: string | undefined; due?: string | undefined };
  onSubject: (subject: string) => void;
  onDue: (day: string) => void;
}

/** What is to be done, and until when. */
export function TaskFields({ id, subject, dueOn, faults, onSubject, onDue }: TaskFieldsProps) {
  return (
    <>
      <DraftField
        id={`${id}subject`}
        label={t('task.subject')}
        value={subject}
        fault={faults.subject}
        onInput={onSubject}
      />
      <DraftField
        id={`${id}due`}
        label={t('task.due')}
        type="date"
        value={dueOn}
        fault={faults.due}
        onInput={onDue}
      />
    </>
  );
}

/** What is wrong with what was entered; nothing where it can be written. */
export function taskFaults(subject: string, dueOn: string, today: string): TaskFieldsProps['faults'] {
  const said = subject.trim();
  return {
    subject:
      said === ''
        ? t('task.subject.fault')
        : said.length > MOST_SUBJECT
          ? t('task.subject.long', { n: MOST_SUBJECT })
          : undefined,
    due: calendarDateSchema.safeParse(dueOn).success && dueOn >= today ? undefined : t('task.due.fault'),
  };
}

/** Whose the task will be there. */
export function ownerWords({ of, user }: WritingSystem): string {
  // A private app is nobody: it signs in for the account, not for a person.
  if (of === 'hubspot') return t('task.owner.none');
  return user === '' ? t('task.owner.you') : t('task.owner', { user });
}
