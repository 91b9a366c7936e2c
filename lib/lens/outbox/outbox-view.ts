import { isUnsettled } from '../../domain/outbox.ts';
import type { Now } from '../../domain/workspace.ts';
import { listConnections } from '../../store/connections.ts';
import type { Store } from '../../store/open.ts';
import { listOutbox } from '../../store/outbox.ts';
import { shownEntries } from './line-writing.ts';
import type { OutboxView } from './outbox-views.ts';

/** Everything that waits to be written, and what was sent or dropped within a day, newest first. */
export async function outboxView(store: Store, now: Now): Promise<OutboxView> {
  const shown = shownEntries(await listOutbox(store), await listConnections(store), now);
  return {
    open: shown.filter(({ entry }) => isUnsettled(entry)),
    ended: shown.filter(({ entry }) => !isUnsettled(entry)),
  };
}
