import type { PaintState } from '../../lib/domain/mention.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PartnerView } from '../../lib/lens/partner/partner-views.ts';
import type { Origin } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';

type Waiting = PartnerView['waiting'];

interface NamesWaitingProps {
  waiting: Waiting;
  /** Whose names: the customers behind a supplier, or the suppliers behind a customer. */
  of: 'customers' | 'suppliers';
  hrefOf: (partnerId: string) => string;
}

/** Partners by name with their open lines, for records that say who waits but not when or how much. */
export function NamesWaiting({ waiting, of, hrefOf }: NamesWaitingProps) {
  return (
    <ul class="rows">
      {namesOf(waiting, of).map((group) => (
        <li key={group.id}>
          <Told as="a" origin={group.origin} class="rowi" href={hrefOf(group.id)}>
            <Facts group={group} of={of} />
          </Told>
        </li>
      ))}
    </ul>
  );
}

interface Group {
  id: string;
  name: string;
  lines: number;
  late: number;
  /** Of the oldest of its lines. */
  origin: Origin;
}

function Facts({ group: { name, lines, late, origin }, of }: { group: Group; of: NamesWaitingProps['of'] }) {
  const state: PaintState = late > 0 ? 'late' : 'ok';
  return (
    <>
      <Sign state={state} />
      <span class="a id">{name}</span>
      <span class={`v ${late > 0 && !origin.stale ? 't-late' : ''}`}>
        {late > 0 ? t(origin.stale ? 'past.late-lines' : 'verdict.late-lines', { n: late }) : ''}
      </span>
      <span class="d">
        {joinParts([
          t('page.partner-open', { n: lines }),
          of === 'customers' && t('waiting.no-date'),
          origin.stale && asOfWords(origin),
        ])}
      </span>
    </>
  );
}

/** Each name once with its open and late lines, the most late first. */
export function namesOf(waiting: Waiting, of: NamesWaitingProps['of']): Group[] {
  const groups = new Map<string, Group>();
  for (const { customer, line } of waiting) {
    const [id, name] =
      of === 'customers' ? [customer.partnerId, customer.name] : [line.partnerId, line.partnerName];
    const group = groups.get(id) ?? { id, name, lines: 0, late: 0, origin: line.origin };
    group.lines += 1;
    if (line.state === 'late') group.late += 1;
    if (line.origin.fetchedAt < group.origin.fetchedAt) group.origin = line.origin;
    groups.set(id, group);
  }
  return [...groups.values()].sort((a, b) => b.late - a.late || b.lines - a.lines);
}
