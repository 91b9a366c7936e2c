import type { Follow, SeenLine, Snapshot } from '../../domain/follow.ts';
import { severityOf } from '../status.ts';
import { keyOfSeen, packState, unpackState } from './line-digest.ts';
import { statesIn, worstLineFirst } from './snapshot.ts';

/** One thing that changed since the person last looked. */
export interface LineChange {
  kind: 'changed' | 'new' | 'gone';
  /** The line as it is now; of a gone one as it was. */
  line: SeenLine;
  before?: Pick<SeenLine, 'state' | 'promisedOn'>;
}

/** What is said of very many lines beside those that are named. */
export interface ManyLines {
  /** Open and late lines before and now. */
  before: [open: number, late: number];
  now: [open: number, late: number];
  /** True where there are so many that nothing but these counts is compared. */
  onlyCounts: boolean;
  /** Changed lines that are not named, and lines that the records no longer hold. */
  unnamed: number;
  gone: number;
}

/** A followed thing with what changed, worst first. */
export interface FollowChanges {
  id: string;
  kind: Follow['kind'];
  targetId: string;
  title: string;
  /** The records no longer hold it. */
  gone: boolean;
  /** Where there are very many lines. */
  many?: ManyLines;
  lines: LineChange[];
  seenOn: string;
  dismissed: boolean;
  /** The line that was read longest ago, now or, where nothing is left, then; absent where no line is remembered. */
  oldest?: SeenLine;
}

type Changes = Pick<FollowChanges, 'gone' | 'many' | 'lines'>;

/** What changed between two snapshots, the second taken with the first in sight; null when nothing did. */
export function changesBetween(seen: Snapshot, now: Snapshot): Changes | null {
  if (!now.exists) return seen.exists ? { gone: true, lines: [] } : null;
  if (seen.cut || now.cut) return changesOfMany(seen, now);
  const lines = lineChanges(seen.lines, now.lines);
  return lines.length > 0 || !seen.exists ? { gone: false, lines } : null;
}

function changesOfMany(seen: Snapshot, now: Snapshot): Changes | null {
  const many: ManyLines = {
    before: [seen.openLines, seen.lateLines],
    now: [now.openLines, now.lateLines],
    onlyCounts: true,
    unnamed: 0,
    gone: 0,
  };
  const before = statesIn(seen);
  const { differing } = now;
  if (!before || !differing) {
    const same = seen.openLines === now.openLines && seen.lateLines === now.lateLines;
    return same ? null : { gone: false, many, lines: [] };
  }
  if (differing.lines === 0) return null;
  const lines = now.lines.flatMap((line): LineChange[] => {
    const was = before.get(keyOfSeen(line));
    if (was === undefined) return [{ kind: 'new', line }];
    return was === packState(line) ? [] : [{ kind: 'changed', line, before: unpackState(was) }];
  });
  const { gone } = differing;
  const unnamed = Math.max(0, differing.lines - gone - lines.length);
  return { gone: false, many: { ...many, onlyCounts: false, unnamed, gone }, lines: lines.sort(worstFirst) };
}

function lineChanges(seen: readonly SeenLine[], now: readonly SeenLine[]): LineChange[] {
  const before = new Map(seen.map((line) => [keyOf(line), line]));
  const changes: LineChange[] = [];
  for (const line of now) {
    const was = before.get(keyOf(line));
    before.delete(keyOf(line));
    if (!was) changes.push({ kind: 'new', line });
    else if (was.state !== line.state || was.promisedOn !== line.promisedOn)
      changes.push({ kind: 'changed', line, before: { state: was.state, promisedOn: was.promisedOn } });
  }
  for (const line of before.values()) changes.push({ kind: 'gone', line });
  return changes.sort(worstFirst);
}

function keyOf({ orderId, lineId }: SeenLine): string {
  return `${orderId} ${lineId}`;
}

function worstFirst(a: LineChange, b: LineChange): number {
  return worstLineFirst(a.line, b.line);
}

/** What changed with everything followed, worst first; what was just dismissed stays in its place until it is final. */
export function followChanges(follows: readonly Follow[], dismissed: ReadonlySet<string>): FollowChanges[] {
  return follows
    .flatMap((follow): FollowChanges[] => {
      const undone = dismissed.has(follow.id);
      const from = undone ? follow.before : follow.seen;
      const to = undone ? follow.seen : follow.now;
      const changes = from && to ? changesBetween(from, to) : null;
      if (!changes) return [];
      const { id, kind, targetId, title } = follow;
      const oldest = oldestLine(to) ?? oldestLine(from);
      return [{ id, kind, targetId, title, seenOn: from?.day ?? '', dismissed: undone, oldest, ...changes }];
    })
    .sort((a, b) => worstOf(a) - worstOf(b) || a.title.localeCompare(b.title, 'en', { numeric: true }));
}

function oldestLine(snapshot: Snapshot | undefined): SeenLine | undefined {
  let oldest = snapshot?.lines[0];
  for (const line of snapshot?.lines ?? []) if (oldest && line.fetchedAt < oldest.fetchedAt) oldest = line;
  return oldest;
}

function worstOf(changes: FollowChanges): number {
  if (changes.gone) return -1;
  return changes.lines.reduce((worst, { line }) => Math.min(worst, severityOf(line.state)), 9);
}
