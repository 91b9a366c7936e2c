import { useState } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { NewTask } from '../../lib/domain/outbox.ts';
import { formatDate, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { EntryView, TaskWriting } from '../../lib/lens/outbox/outbox-views.ts';
import { Sign } from '../parts/Sign.tsx';
import { taskWords } from '../wording/outbox.ts';
import { EntryState, type OutboxActs } from './EntryState.tsx';
import { TaskForm } from './TaskForm.tsx';

/** So many of those that are due are shown. */
const SHOWN = 10;

interface TasksPartProps extends OutboxActs {
  tasks: TaskWriting;
  instant: number;
  /** Beside an order or a mail it has no heading of its own. */
  heading: boolean;
  onAdd: (task: NewTask, connectionId: string) => void;
  /** What was refused, and certainly not written, is sent as it is now. */
  onCorrect: (id: string, task: NewTask) => void;
}

/** What was written down to be done about a partner or an order; a new task is entered here. */
export function TasksPart({ tasks, instant, heading, onAdd, onCorrect, ...acts }: TasksPartProps) {
  const [entering, setEntering] = useState(false);
  const { rows, replay, systems, due, today } = tasks;
  const shown = heading && !replay ? due : [];
  const mayAny = systems.some(({ task }) => task === 'yes');
  return (
    <section class={heading ? 'sect' : 'tasks-beside'} aria-label={t('task.title')}>
      {heading ? <h2 class="h2">{t('task.title')}</h2> : null}
      {rows.length + shown.length > 0 ? (
        <ul class="touchpoints">
          {rows.map((row) => (
            <li key={row.entry.id}>
              <TaskRow row={row} tasks={tasks} instant={instant} onCorrect={onCorrect} {...acts} />
            </li>
          ))}
          {shown.slice(0, SHOWN).map(({ task, system }) => (
            <li key={task.id}>
              <DueRow task={task} system={system} today={today} />
            </li>
          ))}
        </ul>
      ) : null}
      {shown.length > SHOWN ? <p class="small dim">{t('touch.more', { n: shown.length - SHOWN })}</p> : null}
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

/** Something that a colleague still has to do, as a system tells it. */
function DueRow({ task, system, today }: TaskWriting['due'][number] & { today: CalendarDate }) {
  const { words, dueOn, by } = task;
  const isPast = dueOn < today;
  return (
    <div class="outbox-entry">
      <Sign state={isPast ? 'risk' : 'unknown'} bare />
      <div>
        <p class="words">
          {t(isPast ? 'task.words.past' : 'task.words', { due: formatDate(dueOn), subject: words })}
        </p>
        <p class="small dim">{joinParts([by, system && t('touch.from', { system })])}</p>
      </div>
    </div>
  );
}

interface TaskRowProps extends OutboxActs, Pick<TasksPartProps, 'tasks' | 'instant' | 'onCorrect'> {
  row: EntryView;
}

/** One task on its way, or on its way back; one that was refused can be corrected. */
function TaskRow({ row, tasks, instant, onCorrect, ...acts }: TaskRowProps) {
  const [correcting, setCorrecting] = useState(false);
  const { entry, takenBack, system } = row;
  const { work, connectionId } = entry;
  if (work.kind !== 'task') return null;
  const { kind: _, ...task } = work;
  const mayAgain = tasks.systems.some((each) => each.connectionId === connectionId && each.task === 'yes');
  const isRefused = entry.state === 'failed' && entry.askedAt === undefined && mayAgain;
  return (
    <>
      <EntryState
        view={takenBack ? { entry: takenBack, system } : row}
        instant={instant}
        terse
        onCorrect={isRefused && !correcting ? () => setCorrecting(true) : undefined}
        {...acts}
      >
        <p class="words">{taskWords(work)}</p>
      </EntryState>
      {isRefused && correcting ? (
        <TaskForm
          tasks={{ ...tasks, target: entry.target }}
          was={{ task, connectionId }}
          onAdd={(corrected) => {
            setCorrecting(false);
            onCorrect(entry.id, corrected);
          }}
          onCancel={() => setCorrecting(false)}
        />
      ) : null}
    </>
  );
}
