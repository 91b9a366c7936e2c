import type { PaintState } from '../../lib/domain/mention.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PartnerView } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';

type Waiting = PartnerView['waiting'];

/** Customers by name with their open lines, for records that say who waits but not when or how much. */
export function CustomerLines({ waiting }: { waiting: Waiting }) {
  return (
    <ul class="rows">
      {byCustomer(waiting).map(({ id, name, lines, late }) => {
        const state: PaintState = late > 0 ? 'late' : 'ok';
        return (
          <li key={id}>
            <div class="rowi">
              <Sign state={state} />
              <span class="a id">{name}</span>
              <span class={`v ${late > 0 ? 't-late' : ''}`}>
                {late > 0 ? t('verdict.late-lines', { n: late }) : ''}
              </span>
              <span class="d">{joinParts([t('page.partner-open', { n: lines }), t('waiting.no-date')])}</span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function byCustomer(waiting: Waiting) {
  const groups = new Map<string, { id: string; name: string; lines: number; late: number }>();
  for (const { customer, line } of waiting) {
    const group = groups.get(customer.partnerId) ?? {
      id: customer.partnerId,
      name: customer.name,
      lines: 0,
      late: 0,
    };
    group.lines += 1;
    if (line.state === 'late') group.late += 1;
    groups.set(customer.partnerId, group);
  }
  return [...groups.values()].sort((a, b) => b.late - a.late || b.lines - a.lines);
}
