import { TasksPart } from '../../components/outbox/TasksPart.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { type TaskAbout, taskWriting } from '../../lib/lens/outbox/task-writing.ts';
import { addTask, correctTask } from '../../lib/surface/outbox.ts';
import { useOutboxActs } from '../../lib/surface/use-outbox-acts.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** Tasks about a partner or one of its orders; nothing where no connected system keeps them. */
export function TasksAbout({ partnerId, order, beside = false }: TaskAbout & { beside?: boolean }) {
  const { remote } = useReading(
    (store, now) => taskWriting(store, { partnerId, ...(order ? { order } : {}) }, now),
    [partnerId, order?.orderId, order?.lineId],
    { of: ['outbox', 'records', 'connections', 'workspace'], keep: true },
  );
  const { failure, act, acts } = useOutboxActs();
  const tasks = remote.value.state === 'ready' ? remote.value.value : null;
  if (!tasks) return null;
  return (
    <>
      {failure ? <FailureNote failure={failure} /> : null}
      <TasksPart
        tasks={tasks}
        instant={Date.now()}
        heading={!beside && order === undefined}
        onAdd={(task, connectionId) => act(addTask(tasks.target, task, connectionId))}
        onCorrect={(id, task) => act(correctTask(id, task))}
        {...acts}
      />
    </>
  );
}
