import type { Follow, SeenLine, Snapshot } from '../../domain/follow.ts';
import { severityOf } from '../status.ts';

/** One thing that changed since the person last looked. */
export interface LineChange {
  kind: 'changed' | 'new' | 'gone';
  /** The line as it is now; of a gone one as it was. */
  line: SeenLine;
  before?: Pick<SeenLine, 'state' | 'promisedOn'>;
}

/** A followed thing with what changed, worst first. */
export interface FollowChanges {
  id: string;
  kind: Follow['kind'];
  targetId: string;
  title: string;
  /** The records no longer hold it. */
  gone: boolean;
  /** Open and late lines before and now, where the partner has too many lines to name them. */
  counts?: { before: [open: number, late: number]; now: [open: number, late: number] };
  lines: LineChange[];
  seenOn: string;
  dismissed: boolean;
  /** The line that was read longest ago, now or, where nothing is left, then; absent where no line is remembered. */
  oldest?: SeenLine;
}

/** What changed between two snapshots; null when nothing did. */
export function changesBetween(
  seen: Snapshot,
  now: Snapshot,
): Pick<FollowChanges, 'gone' | 'counts' | 'lines'> | null {
  if (!now.exists) return seen.exists ? { gone: true, lines: [] } : null;
  if (seen.cut || now.cut) {
    const same = seen.openLines === now.openLines && seen.lateLines === now.lateLines;
    if (same) return null;
    const counts = {
      before: [seen.openLines, seen.lateLines] as [number, number],
      now: [now.openLines, now.lateLines] as [number, number],
    };
    return { gone: false, counts, lines: [] };
  }
  const lines = lineChanges(seen.lines, now.lines);
  return lines.length > 0 || !seen.exists ? { gone: false, lines } : null;
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
  return changes.sort(worstChangeFirst);
}

function keyOf({ orderId, lineId }: SeenLine): string {
  return `${orderId} ${lineId}`;
}

/** Worst first: by state, then what moved latest. */
function worstChangeFirst(a: LineChange, b: LineChange): number {
  return (
    severityOf(a.line.state) - severityOf(b.line.state) ||
    (a.line.promisedOn ?? '').localeCompare(b.line.promisedOn ?? '') ||
    a.line.title.localeCompare(b.line.title, 'en', { numeric: true })
  );
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
