import type { Store } from '../../store/open.ts';
import { storeGeneration } from '../../store/queries.ts';
import type { LensContext } from '../context.ts';

/** What one context remembers of a store: valid for one state of the records, one day and one set of settings. */
interface Derived {
  stamp: string;
  values: Map<string, Promise<unknown>>;
}

const remembered = new WeakMap<Store, Derived>();

/**
 * The value of `make`, made once per state of the store, day and settings in this context. A failure is not remembered.
 */
export async function derive<T>(
  store: Store,
  key: string,
  context: LensContext,
  make: () => Promise<T>,
): Promise<T> {
  const stamp = JSON.stringify([
    await storeGeneration(store),
    context.now.today,
    context.policy,
    [...context.facts],
  ]);
  let derived = remembered.get(store);
  if (derived?.stamp !== stamp) {
    derived = { stamp, values: new Map() };
    remembered.set(store, derived);
  }
  const { values } = derived;
  const known = values.get(key) as Promise<T> | undefined;
  if (known) return known;
  const made = make();
  values.set(key, made);
  made.catch(() => values.delete(key));
  return made;
}
