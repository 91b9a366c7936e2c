import { z } from 'zod';
import { MANAGED } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { readSetting } from '../store/settings.ts';
import { storedManagedSchema } from './managed.ts';

/** The entries of a list that the company's policy sets under `name`; none where it sets none, or one that is wrong. */
export async function managedList<T extends z.ZodType>(
  store: Store,
  name: string,
  entry: T,
): Promise<z.output<T>[]> {
  const managed = storedManagedSchema.safeParse(await readSetting(store, MANAGED));
  return z.array(entry).safeParse(managed.data?.settings[name]).data ?? [];
}
