import { useState } from 'preact/hooks';
import type { NewTask } from '../../lib/domain/outbox.ts';
import { t } from '../../lib/i18n/t.ts';
import type { EntryView, TaskWriting } from '../../lib/lens/outbox/outbox-views.ts';
import { taskWords } from '../wording/outbox.ts';
import { EntryState, type OutboxActs } from './EntryState.tsx';
import { TaskForm } from './TaskForm.tsx';

interface TasksPartProps extends OutboxActs {
  tasks: TaskWriting;
  instant: number;
  /** Beside an order or a mail it has no heading of its own. */
  heading: boolean;
  onAdd: (task: NewTask, connectionId: string) => void;
}

/** What was written down to be done about a partner or an order; a new task is entered here. */
export function TasksPart({ tasks, instant, heading, onAdd, ...acts }: TasksPartProps) {
  const [entering, setEntering] = useState(false);
  const { rows, replay, systems } = tasks;
  const mayAny = systems.some(({ task }) => task === 'yes');
  return (
    <section class={heading ? 'sect' : 'tasks-beside'} aria-label={t('task.title')}>
      {heading ? <h2 class="h2">{t('task.title')}</h2> : null}
      {rows.length > 0 ? (
        <ul class="touchpoints">
          {rows.map((row) => (
            <li key={row.entry.id}>
              <TaskRow row={row} instant={instant} {...acts} />
            </li>
          ))}
        </ul>
      ) : null}
      {systems
        .filter(({ task }) => task === 'not-permitted')
        .map(({ connectionId, system }) => (
          <p key={connectionId} class="small dim">
            {t('outbox.cannot.task.right', { system })}
          </p>
        ))}
      {replay && heading ? <p class="small dim">{t('outbox.no-replay')}</p> : null}
      {entering ? (
        <TaskForm
          tasks={tasks}
          onAdd={(task, connectionId) => {
            setEntering(false);
            onAdd(task, connectionId);
          }}
          onCancel={() => setEntering(false)}
        />
      ) : mayAny ? (
        <p class="acts">
          <button type="button" class="btn" onClick={() => setEntering(true)}>
            {t('task.new')}
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** One task on its way, or on its way back. */
function TaskRow({ row, instant, ...acts }: { row: EntryView; instant: number } & OutboxActs) {
  const { entry, takenBack, system } = row;
  const { work } = entry;
  if (work.kind !== 'task') return null;
  return (
    <EntryState view={takenBack ? { entry: takenBack, system } : row} instant={instant} terse {...acts}>
      <p class="words">{taskWords(work)}</p>
    </EntryState>
  );
}
