import { useId, useState } from 'preact/hooks';
import { addDays } from '../../lib/domain/calendar-date.ts';
import { MOST_SUBJECT, MOST_TASK_TEXT, type NewTask } from '../../lib/domain/outbox.ts';
import { t } from '../../lib/i18n/t.ts';
import type { TaskWriting, WritingSystem } from '../../lib/lens/outbox/outbox-views.ts';
import { DraftField } from '../agreement/DraftField.tsx';
import { Choose } from '../agreement/TermFields.tsx';
import { taskWords } from '../wording/outbox.ts';
import { LongField } from './LongField.tsx';
import { OutboxForm } from './OutboxForm.tsx';
import { Preview } from './Preview.tsx';

interface TaskFormProps {
  tasks: TaskWriting;
  onAdd: (task: NewTask, connectionId: string) => void;
  onCancel: () => void;
}

/** Enters something to do until a day, with a preview of what goes into which system, and whose it is there. */
export function TaskForm({ tasks, onAdd, onCancel }: TaskFormProps) {
  const { systems, target, today } = tasks;
  const open = systems.filter(({ task }) => task === 'yes');
  const id = useId();
  const begun = target.of === 'partner' ? '' : `${target.words}: `;
  const [subject, setSubject] = useState(begun);
  const [dueOn, setDueOn] = useState<string>(() => addDays(today, 1));
  const [text, setText] = useState('');
  const [where, setWhere] = useState(open[0]?.connectionId ?? '');
  const [attempted, setAttempted] = useState(false);
  const chosen = open.find(({ connectionId }) => connectionId === where);
  // What the form wrote there itself says nothing yet.
  const isBegun = subject.trim() === begun.trim();
  const faults = taskFaults(isBegun ? '' : subject, dueOn, today);
  const task: NewTask = { subject: subject.trim(), dueOn, ...(text.trim() ? { text: text.trim() } : {}) };
  const isWhole = !faults.subject && !faults.due;
  if (!chosen) return null;
  return (
    <OutboxForm
      title={<h3 class="h2">{t('task.new')}</h3>}
      go={t('outbox.write', { system: chosen.system })}
      onSubmit={() => {
        setAttempted(true);
        if (isWhole) onAdd(task, where);
      }}
      onCancel={onCancel}
    >
      <TaskFields
        id={id}
        subject={subject}
        dueOn={dueOn}
        faults={attempted ? faults : {}}
        onSubject={setSubject}
        onDue={setDueOn}
      />
      <LongField
        id={`${id}text`}
        label={t('task.text')}
        value={text}
        most={MOST_TASK_TEXT}
        onInput={setText}
      />
      {open.length > 1 ? (
        <Choose
          id={`${id}where`}
          label={t('touch.where')}
          value={where}
          options={open.map((each) => [each.connectionId, each.system])}
          onChoose={setWhere}
        />
      ) : null}
      {isWhole ? (
        <Preview
          rows={[
            {
              where: t('task.preview', { target: target.words, system: chosen.system }),
              becomes: `${taskWords(task)}\n${ownerWords(chosen)}`,
            },
          ]}
        />
      ) : null}
    </OutboxForm>
  );
}

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
    due: /^\d{4}-\d\d-\d\d$/.test(dueOn) && dueOn >= today ? undefined : t('task.due.fault'),
  };
}

/** Whose the task will be there. */
export function ownerWords({ of, user }: WritingSystem): string {
  // A private app is nobody: it signs in for the account, not for a person.
  if (of === 'hubspot') return t('task.owner.none');
  return user === '' ? t('task.owner.you') : t('task.owner', { user });
}
