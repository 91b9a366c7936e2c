import { useState } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { MOST_TASK_TEXT, type NewTask } from '../../lib/domain/outbox.ts';
import { taskFaults } from './TaskFields.tsx';

/**
 * What is being entered of a task. `first`: what stands there before; `today`: the first day on which it may be due; `begun`:
 * what a form wrote there itself, which says nothing yet.
 */
export function useTask(first: Required<NewTask>, today: CalendarDate, begun = '') {
  const [subject, setSubject] = useState(first.subject);
  const [dueOn, setDueOn] = useState<string>(first.dueOn);
  const [text, setText] = useState(first.text);
  const faults = taskFaults(subject.trim() === begun.trim() ? '' : subject, dueOn, today);
  const isWhole = !faults.subject && !faults.due && text.length <= MOST_TASK_TEXT;
  const more = text.trim();
  const task: NewTask = { subject: subject.trim(), dueOn, ...(more === '' ? {} : { text: more }) };
  return {
    /** What will be written; undefined where it can not be. */
    task: isWhole ? task : undefined,
    text,
    setText,
    fields: { subject, dueOn, onSubject: setSubject, onDue: setDueOn },
    faults,
  };
}
