import type { Activity, Touchpoint } from '../../domain/activity.ts';
import { sourceIdOf } from '../../domain/connection.ts';
import { mailEntryId, touchpointIdOf } from '../../domain/outbox.ts';
import { BY_HAND } from '../../domain/provenance.ts';
import type { Now } from '../../domain/workspace.ts';
import { activityById } from '../../store/activities.ts';
import { listConnections } from '../../store/connections.ts';
import type { Store } from '../../store/open.ts';
import { listOutbox } from '../../store/outbox.ts';
import { relationsOf } from '../../store/relation-records.ts';
import { isReadOnly, shownEntries, writable } from '../outbox/line-writing.ts';
import type { PartnerHead } from '../views.ts';
import type { ReadMessage } from './conversations.ts';
import type { Direction, MailLog } from './mail-views.ts';

/** Two views of one message may round its time otherwise. */
const SAME_MS = 60_000;

interface Logged {
  partner: PartnerHead;
  message: ReadMessage['message'];
  direction: Direction;
  at: number | null;
}

/** Whether a message is logged as a touchpoint, and where it could go. */
export async function mailLog(store: Store, mail: Logged, now: Now): Promise<MailLog> {
  const [connections, entries, stored, { records }] = await Promise.all([
    listConnections(store),
    listOutbox(store),
    activityById(store, touchpointIdOf(mailEntryId(mail.message.key, 0))),
    relationsOf(store, 'activities', mail.partner.id),
  ]);
  const touchpoint =
    stored?.kind === 'touchpoint' ? stored : records.filter(isTouchpoint).find((each) => isSame(each, mail));
  const systems = connections
    .filter((each) => !isReadOnly(each))
    .map((each) => ({ connectionId: each.id, system: each.label, note: writable(each, 'note', now) }));
  if (!touchpoint) return { systems, replay: now.replay };
  const { id } = touchpoint;
  const shown = shownEntries(entries, connections, now);
  const removal = shown.find(({ entry: { takesBack } }) => takesBack && touchpointIdOf(takesBack) === id);
  const view = shown.find(({ entry }) => touchpointIdOf(entry.id) === id && entry.state !== 'undone');
  const from = connections.find((each) => sourceIdOf(each) === touchpoint.provenance.sourceId)?.label;
  const alone =
    touchpoint.provenance.sourceId === BY_HAND &&
    !entries.some((entry) => touchpointIdOf(entry.id) === id && entry.state !== 'undone');
  return {
    systems,
    replay: now.replay,
    logged: {
      touchpointId: id,
      alone,
      ...(from === undefined ? {} : { from }),
      ...(view ? { view } : {}),
      ...(removal ? { removal } : {}),
    },
  };
}

function isTouchpoint(activity: Activity): activity is Touchpoint {
  return activity.kind === 'touchpoint';
}

/** Another view of the same message may name it otherwise: the same conversation or subject in the same minute, one way, is the same mail. */
function isSame({ message, thread, title, at, direction }: Touchpoint, mail: Logged): boolean {
  if (message === undefined || direction !== mail.direction) return false;
  if (mail.at === null || Math.abs(at - mail.at) > SAME_MS) return false;
  return (
    (thread !== undefined && thread === mail.message.thread) || title === mail.message.subject?.slice(0, 300)
  );
}
