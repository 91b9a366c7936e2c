import type { PartnerRole } from '../../lib/domain/partner.ts';
import type { PortfolioRow } from '../../lib/lens/views.ts';

export type PortfolioSort = 'worst' | 'name' | 'otif' | 'late' | 'open' | 'lines';

/** Rows whose name, number, domain, person or owner holds every word of the search, and that have the role. */
export function matchingRows(
  rows: PortfolioRow[],
  search: string,
  role: PartnerRole | 'all',
): PortfolioRow[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (role !== 'all' && !row.partner.roles.includes(role)) return false;
    if (words.length === 0) return true;
    const text = searchText(row);
    return words.every((word) => text.includes(word));
  });
}

function searchText({ partner }: PortfolioRow): string {
  const people = partner.contacts.flatMap((contact) => [contact.name, contact.email ?? '']);
  return [partner.name, partner.owner ?? '', ...partner.numbers, ...partner.domains, ...people]
    .join('\n')
    .toLocaleLowerCase();
}

/** Sorts a copy. Worst first: late lines, then the lowest judged figure; figures that are not judged come last. */
export function sortedRows(rows: PortfolioRow[], sort: PortfolioSort, descending: boolean): PortfolioRow[] {
  const compare = COMPARE[sort];
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a, b) || a.partner.name.localeCompare(b.partner.name));
}

const COMPARE: Record<PortfolioSort, (a: PortfolioRow, b: PortfolioRow) => number> = {
  worst: (a, b) => b.lateLines - a.lateLines || otifKey(a) - otifKey(b) || b.lines - a.lines,
  name: (a, b) => a.partner.name.localeCompare(b.partner.name),
  otif: (a, b) => otifKey(a) - otifKey(b),
  late: (a, b) => a.lateLines - b.lateLines,
  open: (a, b) => a.openLines - b.openLines,
  lines: (a, b) => a.lines - b.lines,
};

function otifKey(row: PortfolioRow): number {
  return row.otif.value === null || row.otif.standing === 'too-few' ? 2 : row.otif.value;
}
