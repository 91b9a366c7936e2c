import type { Touchpoint } from '../../domain/activity.ts';
import { sourceIdOf } from '../../domain/connection.ts';
import { touchpointIdOf } from '../../domain/outbox.ts';
import { BY_HAND } from '../../domain/provenance.ts';
import type { Now } from '../../domain/workspace.ts';
import { listConnections } from '../../store/connections.ts';
import type { Store } from '../../store/open.ts';
import { listOutbox } from '../../store/outbox.ts';
import { partnerById } from '../../store/queries.ts';
import { relationsOf } from '../../store/relation-records.ts';
import { shownEntries, writingSystems } from './line-writing.ts';
import type { PartnerTouchpoints } from './outbox-views.ts';

/**
 * How our people were in touch with a partner, newest first, and where a new touchpoint can be written; null for a partner
 * that is not there. Systems that the partner came from stand first: they surely know it.
 */
export async function partnerTouchpoints(
  store: Store,
  partnerId: string,
  now: Now,
): Promise<PartnerTouchpoints | null> {
  const [partner, connections, entries, { records }] = await Promise.all([
    partnerById(store, partnerId),
    listConnections(store),
    listOutbox(store),
    relationsOf(store, 'activities', partnerId),
  ]);
  if (!partner) return null;
  const shown = shownEntries(entries, connections, now);
  const touchpoints = records.filter((each): each is Touchpoint => each.kind === 'touchpoint');
  return {
    target: { of: 'partner', partnerId, partnerName: partner.name, words: partner.name.slice(0, 400) },
    systems: writingSystems(connections, partner, now),
    replay: now.replay,
    today: now.today,
    rows: touchpoints
      .filter(({ at }) => !now.replay || new Date(at).toISOString().slice(0, 10) <= now.today)
      .sort((a, b) => b.at - a.at)
      .map((touchpoint) => ({
        touchpoint,
        alone:
          touchpoint.provenance.sourceId === BY_HAND &&
          !entries.some(({ id }) => touchpointIdOf(id) === touchpoint.id),
        system: connections.find((each) => sourceIdOf(each) === touchpoint.provenance.sourceId)?.label,
        view: shown.find(({ entry: { id } }) => touchpointIdOf(id) === touchpoint.id),
        removal: shown.find(
          ({ entry: { takesBack } }) =>
            takesBack !== undefined && touchpointIdOf(takesBack) === touchpoint.id,
        ),
      })),
  };
}
