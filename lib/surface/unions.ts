import { signal } from '@preact/signals';
import { type UnionReason, unionId } from '../domain/union.ts';
import { putUnions, undoUnion } from '../store/unions.ts';
import { surfaceStore } from './reading.ts';

/** Whom a person made one or divided last, to be told and taken back where it happened. */
export const lastUnion = signal<{
  id: string;
  names: readonly [string, string];
  done: 'made' | 'undone';
} | null>(null);

interface Both {
  partners: readonly [{ id: string; name: string }, { id: string; name: string }];
  /** Whose id and name both are read under. */
  keep: string;
  reasons: readonly UnionReason[];
}

/** Two partners stand for one from now on. Throws `store-full`. */
export async function makeOne({ partners: [first, second], keep, reasons }: Both): Promise<void> {
  const id = unionId(first.id, second.id);
  await putUnions(await surfaceStore(), [
    { id, partnerIds: [first.id, second.id], keep, by: 'person', reasons: [...reasons], at: Date.now() },
  ]);
  lastUnion.value = { id, names: [first.name, second.name], done: 'made' };
}

/** Each stands for itself again. Throws `store-full`. */
export async function takeApart(id: string, names: readonly [string, string]): Promise<void> {
  await undoUnion(await surfaceStore(), id, Date.now());
  lastUnion.value = { id, names, done: 'undone' };
}
