import { UNKNOWN_PARTNER } from '../../domain/order.ts';
import type { MyLine } from '../mine/mine-views.ts';
import { stateOfPacked } from '../partner/packed-line.ts';
import type { LineView, PageView } from '../views.ts';
import { lineKey } from './chased.ts';
import { canBeAsked, waitsForSupplier } from './chaser-row.ts';

/** The lines of one supplier, among those of a list, that wait for it. */
export interface ChaseGroup {
  partnerId: string;
  name: string;
  keys: string[];
}

/** Suppliers on whom lines of a list wait, the most lines first. Customers' orders and lines that a person knows of are not among them. */
export function groupsOfLines(lines: Iterable<LineView>): ChaseGroup[] {
  const groups = new Groups();
  for (const line of lines)
    if (canBeAsked(line) && waitsForSupplier(line))
      groups.add(line.partnerId, line.partnerName, lineKey(line.orderId, line.lineId));
  return groups.sorted();
}

/** The same for *My orders*, whose lines are packed. */
export function groupsOfMine(lines: readonly MyLine[]): ChaseGroup[] {
  const groups = new Groups();
  for (const { packed, of, risk, isKnown } of lines) {
    const [orderId, lineId, , , kind] = packed;
    const state = stateOfPacked(packed);
    const waits = state === 'late' || state === 'risk' || risk?.[3] === 'high';
    if (kind === 0 && waits && !isKnown) groups.add(of.partnerId, of.partnerName, lineKey(orderId, lineId));
  }
  return groups.sorted();
}

/** The same for a page: each line once, however many of its numbers are there. */
export function groupsOfPage({ subjects }: PageView): ChaseGroup[] {
  const lines = new Map<string, LineView>();
  for (const subject of subjects)
    if (subject.kind === 'lines')
      for (const line of subject.lines) lines.set(lineKey(line.orderId, line.lineId), line);
  return groupsOfLines(lines.values());
}

class Groups {
  private readonly groups = new Map<string, ChaseGroup>();

  add(partnerId: string, name: string, key: string): void {
    // Nobody can be written to before a file has named the supplier.
    if (partnerId === UNKNOWN_PARTNER) return;
    const group = this.groups.get(partnerId);
    if (group) group.keys.push(key);
    else this.groups.set(partnerId, { partnerId, name, keys: [key] });
  }

  sorted(): ChaseGroup[] {
    return [...this.groups.values()].sort(
      (a, b) => b.keys.length - a.keys.length || a.name.localeCompare(b.name),
    );
  }
}
