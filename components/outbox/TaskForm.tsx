import { useId, useState } from 'preact/hooks';
import { addDays } from '../../lib/domain/calendar-date.ts';
import { MOST_TASK_TEXT, type NewTask } from '../../lib/domain/outbox.ts';
import { t } from '../../lib/i18n/t.ts';
import type { TaskWriting } from '../../lib/lens/outbox/outbox-views.ts';
import { Choose } from '../agreement/TermFields.tsx';
import { taskWords } from '../wording/outbox.ts';
import { LongField } from './LongField.tsx';
import { OutboxForm } from './OutboxForm.tsx';
import { Preview } from './Preview.tsx';
import { ownerWords, TaskFields } from './TaskFields.tsx';
import { useTask } from './use-task.ts';

interface TaskFormProps {
  tasks: TaskWriting;
  /** One that is corrected, and the system that it is for. */
  was?: { task: NewTask; connectionId: string };
  onAdd: (task: NewTask, connectionId: string) => void;
  onCancel: () => void;
}

/** Enters something to do until a day, with a preview of what goes into which system, and whose it is there. */
export function TaskForm({ tasks, was, onAdd, onCancel }: TaskFormProps) {
  const { systems, target, today } = tasks;
  const open = systems.filter(
    ({ task, connectionId }) => task === 'yes' && (!was || connectionId === was.connectionId),
  );
  const id = useId();
  const subject = target.of === 'partner' ? '' : `${target.words}: `;
  const first = { subject, dueOn: addDays(today, 1), text: '', ...was?.task };
  const { task, text, setText, fields, faults } = useTask(first, today, subject);
  const [where, setWhere] = useState(open[0]?.connectionId ?? '');
  const [attempted, setAttempted] = useState(false);
  const chosen = open.find(({ connectionId }) => connectionId === where);
  if (!chosen) return null;
  const { system } = chosen;
  const submit = () => {
    setAttempted(true);
    if (task) onAdd(task, where);
  };
  return (
    <OutboxForm
      title={<h3 class="h2">{t(was ? 'task.correct' : 'task.new')}</h3>}
      go={t('outbox.write', { system })}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TaskFields id={id} {...fields} faults={attempted ? faults : {}} />
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
      {task ? (
        <Preview
          rows={[
            {
              where: t('task.preview', { target: target.words, system }),
              becomes: `${taskWords(task)}\n${ownerWords(chosen)}`,
            },
          ]}
        />
      ) : null}
    </OutboxForm>
  );
}
