import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { addDays, type CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { NewTask } from '../../lib/domain/outbox.ts';
import { t } from '../../lib/i18n/t.ts';
import { Tick } from '../agreement/TermFields.tsx';
import { TaskFields } from './TaskFields.tsx';
import { useTask } from './use-task.ts';

/** So many days later something is followed up, unless a person says otherwise. */
const LATER = 7;

interface FollowUp {
  /** What is to be done then; undefined where nothing is. */
  task: NewTask | undefined;
  /** It is wanted, and what was entered can not be written. */
  isFaulty: boolean;
  /** Its entries. `attempted`: what is wrong with them is told. */
  fields: (attempted: boolean) => ComponentChildren;
}

/** What shall be done later, as a part of a form about something that was. */
export function useFollowUp(today: CalendarDate): FollowUp {
  const id = useId();
  const [on, setOn] = useState(false);
  const { task, fields, faults } = useTask({ subject: '', dueOn: addDays(today, LATER), text: '' }, today);
  return {
    task: on ? task : undefined,
    isFaulty: on && !task,
    fields: (attempted) => (
      <>
        <Tick label={t('task.follow')} on={on} onTick={setOn} />
        {on ? <TaskFields id={id} {...fields} faults={attempted ? faults : {}} /> : null}
      </>
    ),
  };
}
