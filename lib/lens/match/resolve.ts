import type { Mention, Paint, PaintState } from '../../domain/mention.ts';
import type { Now } from '../../domain/workspace.ts';
import type { Store } from '../../store/open.ts';
import { type LensContext, readContext, rulesFor } from '../context.ts';
import { stateOfItem } from '../item/item-facts.ts';
import { lineView } from '../line-view.ts';
import { partnerSummary } from '../partner/partner-summary.ts';
import { lineStatus, worstState } from '../status.ts';
import { asksOf } from './asking.ts';
import { findMatches, type Place } from './find-matches.ts';
import type { Match, OrderPart } from './match.ts';

/**
 * How a mention is painted, and by which state it asks for attention where a person knows of some of its lines until a day. A
 * page is told of the picture alone.
 */
export interface Resolved extends Paint {
  asks?: PaintState;
}

/** Which mentions carry a mark, and how it is painted; mentions that stand for nothing are left out. */
export async function resolveMentions(
  store: Store,
  mentions: Mention[],
  place: Place,
  now: Now,
): Promise<Resolved[]> {
  const context = await readContext(store, now);
  const matches = await findMatches(store, mentions, place, context);
  const resolved = await Promise.all(
    mentions.map(async ({ mark }, index): Promise<Resolved | null> => {
      const match = matches[index];
      if (!match) return null;
      const asks = askingOf(match, context);
      return { mark, state: await stateOf(store, match, context), ...(asks && { asks }) };
    }),
  );
  return resolved.filter((each) => each !== null);
}

/** The state of what a mention stands for; ambiguous ones are unknown, whatever their candidates are. */
async function stateOf(store: Store, match: Match, context: LensContext): Promise<PaintState> {
  if (match.kind === 'ambiguous') return 'unknown';
  if (match.kind === 'partner') return (await partnerSummary(store, match.partnerId, context)).state;
  if (match.kind === 'item') return stateOfItem(match.item, context);
  return stateOfParts(match.reading.parts, context);
}

/** The state of those lines of which nobody knows; undefined where nobody knows of any. */
function askingOf(match: Match, context: LensContext): PaintState | undefined {
  if (match.kind !== 'lines' || !context.notes?.silences.size) return undefined;
  return asksOf(
    match.reading.parts.flatMap(({ order, lines }) =>
      lines.map((line) => lineView(line, order, NOBODY, context)),
    ),
  );
}

/** Names are not asked for here. */
const NOBODY = new Map();

/** The worst state of these lines. */
export function stateOfParts(parts: readonly OrderPart[], context: LensContext): PaintState {
  return worstState(
    parts.flatMap(({ order, lines }) =>
      lines.map((line) => lineStatus(line, order, context.now, rulesFor(line, context)).state),
    ),
  );
}
