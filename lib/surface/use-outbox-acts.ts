import { useState } from 'preact/hooks';
import type { Failure } from '../domain/result.ts';
import { retry, takeBack, undo, writeOurs } from './outbox.ts';
import { failureOf } from './reading.ts';

/** What a person can do with entries of the outbox, and what the last act failed of. */
export function useOutboxActs() {
  const [failure, setFailure] = useState<Failure>();
  const act = (work: Promise<unknown>): void => {
    setFailure(undefined);
    work.catch((error: unknown) => setFailure(failureOf(error)));
  };
  const acts = {
    onUndo: (id: string) => act(undo(id)),
    onTakeBack: (id: string) => act(takeBack(id)),
    onRetry: (id: string) => act(retry(id)),
    onWriteOurs: (id: string) => act(writeOurs(id)),
  };
  return { failure, act, acts };
}
