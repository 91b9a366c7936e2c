/** Longest stretch of our own work before the page gets its turn, in milliseconds. */
const SLICE_MS = 5;

interface TaskScheduler {
  postTask(task: () => void, options: { priority: 'user-visible' | 'background' }): Promise<unknown>;
}

/** Resolves in a new task, after the page had a chance to handle input and paint. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const tasks = (globalThis as { scheduler?: TaskScheduler }).scheduler;
    if (tasks) {
      tasks.postTask(resolve, { priority: 'user-visible' }).catch(() => resolve());
      return;
    }
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/**
 * Runs a generator to its end in slices of about 5 ms, with `visit` for each yielded value, and answers what it returns.
 * Ends early, without an answer, when `signal` aborts.
 */
export async function inTurns<T, R>(
  steps: Iterator<T, R>,
  signal: AbortSignal,
  visit: (value: T) => void,
): Promise<R | undefined> {
  let sliceStart = performance.now();
  let step = steps.next();
  for (; !step.done && !signal.aborted; step = steps.next()) {
    visit(step.value);
    if (performance.now() - sliceStart < SLICE_MS) continue;
    await nextTask();
    sliceStart = performance.now();
  }
  return step.done ? step.value : undefined;
}
