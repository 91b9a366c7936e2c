import { signal } from '@preact/signals';
import type { TemplateId } from '../domain/agreement.ts';
import type { Fact } from '../domain/fact.ts';
import { nowOf } from '../domain/workspace.ts';
import { putFact, removeFact } from '../store/facts.ts';
import { readWorkspace } from '../store/workspace.ts';
import { surfaceStore } from './reading.ts';

/** The fact that was removed last and can still be brought back. */
export const justRemoved = signal<Fact | null>(null);

/** The head of a fact that is entered now: of a new one, or of one that is corrected. */
export async function factHead(
  partnerId: string,
  corrected?: Fact,
): Promise<Pick<Fact, 'id' | 'partnerId' | 'notedAt' | 'sample'>> {
  const { sample } = await readWorkspace(await surfaceStore());
  const id = corrected?.id ?? `${partnerId.slice(0, 120)}/hand/${crypto.randomUUID()}`;
  return { id, partnerId, notedAt: Date.now(), sample };
}

/** Stores a fact in place of the one of its id. Throws `store-full`. */
export async function saveFact(fact: Fact): Promise<void> {
  await putFact(await surfaceStore(), fact);
  if (justRemoved.value?.id === fact.id) justRemoved.value = null;
}

/** Removes a fact, and keeps it for as long as that can be undone. */
export async function dropFact(fact: Fact): Promise<void> {
  await removeFact(await surfaceStore(), fact.id);
  justRemoved.value = fact;
}

/** Notes what a partner is to us, by hand; null: as the roles on record say. `source`: who says so. */
export async function chooseTemplate(
  partnerId: string,
  template: TemplateId | null,
  source: string,
): Promise<void> {
  const store = await surfaceStore();
  const id = `${partnerId}/scored-as`;
  if (template === null) {
    await removeFact(store, id);
    return;
  }
  const { today } = nowOf(await readWorkspace(store));
  const head = await factHead(partnerId);
  await putFact(store, {
    ...head,
    id,
    kind: 'scored-as',
    label: id,
    value: template,
    validFrom: today,
    source,
  });
}
