import { t } from '../../lib/i18n/t.ts';
import type { CardView, Subject } from '../../lib/lens/views.ts';
import { KpiLine } from '../figures/KpiLine.tsx';
import { Track } from '../figures/Track.tsx';
import { CustomersWaiting } from '../lines/CustomersWaiting.tsx';
import { LineRow } from '../lines/LineRow.tsx';
import { Provenance, Saying } from '../lines/LineStory.tsx';

type LinesSubject = Extract<Subject, { kind: 'lines' }>;

/** The worst line in full, then its customers, then the other lines, then how reliable the partner is. */
export function CardLines({
  subject,
  view,
  instant,
}: {
  subject: LinesSubject;
  view: CardView;
  instant: number;
}) {
  const line = subject.lines[0];
  if (!line) return null;
  const today = view.workspace.today;
  const others = subject.lines.slice(1);
  return (
    <>
      <Saying line={line} today={today} />
      <Track line={line} today={today} />
      {line.customers.length > 0 ? (
        <section>
          <h2>
            {t(line.state === 'done' ? 'waiting.customers' : 'waiting.title')}{' '}
            <span class="c">{line.customers.length}</span>
          </h2>
          <CustomersWaiting customers={line.customers} today={today} unit={line.unit} />
        </section>
      ) : null}
      {others.length > 0 ? (
        <section>
          <h2>
            {t(othersTitle(subject.matched))} <span class="c">{others.length}</span>
          </h2>
          <ul class="rows">
            {others.slice(0, 20).map((other) => (
              <li key={`${other.orderId}/${other.lineId}`}>
                <LineRow
                  line={other}
                  today={today}
                  among={other.orderId === line.orderId ? 'order' : 'any'}
                />
              </li>
            ))}
          </ul>
          {others.length > 20 ? <p class="small dim">{t('common.more', { n: others.length - 20 })}</p> : null}
        </section>
      ) : null}
      {view.otif ? (
        <section>
          <h2>{t('card.reliability')}</h2>
          <KpiLine row={{ id: 'otif', basis: 'first-promised', figure: view.otif }} />
        </section>
      ) : null}
      <Provenance line={line} instant={instant} />
    </>
  );
}

function othersTitle(matched: LinesSubject['matched']) {
  if (matched === 'shipment') return 'card.shipment-lines';
  if (matched === 'invoice') return 'card.invoice-lines';
  return matched === 'sales-order' ? 'card.sales-lines' : 'card.next-lines';
}
