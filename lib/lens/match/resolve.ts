import type { Mention, Paint, PaintState } from '../../domain/mention.ts';
import type { Now } from '../../domain/workspace.ts';
import type { Store } from '../../store/open.ts';
import { saysNothing } from '../../store/silences.ts';
import { type LensContext, readContext, rulesFor } from '../context.ts';
import { stateOfItem } from '../item/item-facts.ts';
import { lineView } from '../line-view.ts';
import { partnerSummary } from '../partner/partner-summary.ts';
import { lineStatus, worstState } from '../status.ts';
import { asksOf } from './asking.ts';
import { findMatches, type Place } from './find-matches.ts';
import type { Match, OrderPart } from './match.ts';

/**
 * Which mentions carry a mark, and how it is painted; mentions that stand for nothing are left out. Says nothing else:
 * the answer goes into a foreign page.
 */
export async function resolveMentions(
  store: Store,
  mentions: Mention[],
  place: Place,
  now: Now,
): Promise<Paint[]> {
  const context = await readContext(store, now);
  const matches = await findMatches(store, mentions, place, context);
  const paints = await Promise.all(
    mentions.map(async (mention, index): Promise<Paint | null> => {
      const match = matches[index];
      return match ? { mark: mention.mark, state: await stateOf(store, match, context) } : null;
    }),
  );
  return paints.filter((paint) => paint !== null);
}

/** The state of what a mention stands for; ambiguous ones are unknown, whatever their candidates are. */
async function stateOf(store: Store, match: Match, context: LensContext): Promise<PaintState> {
  if (match.kind === 'ambiguous') return 'unknown';
  if (match.kind === 'partner') return (await partnerSummary(store, match.partnerId, context)).state;
  if (match.kind === 'item') return stateOfItem(match.item, context);
  return stateOfParts(match.reading.parts, context);
}

/**
 * By which state marks ask for attention where a person knows of some of their lines until a day: that of the others. They
 * are painted as they are.
 */
export async function askingMarks(
  store: Store,
  mentions: readonly Mention[],
  place: Place,
  now: Now,
): Promise<Map<number, PaintState>> {
  const asking = new Map<number, PaintState>();
  if (await saysNothing(store)) return asking;
  const context = await readContext(store, now);
  const matches = await findMatches(store, [...mentions], place, context);
  mentions.forEach(({ mark }, index) => {
    const match = matches[index];
    if (match?.kind !== 'lines') return;
    const lines = match.reading.parts.flatMap(({ order, lines }) =>
      lines.map((line) => lineView(line, order, NOBODY, context)),
    );
    const asks = asksOf(lines);
    if (asks) asking.set(mark, asks);
  });
  return asking;
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
