import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CardView, LineView, Subject } from '../../lib/lens/views.ts';
import { OrderDifferences } from '../differences/OrderDifferences.tsx';
import { KpiLine } from '../figures/KpiLine.tsx';
import { LeftOut } from '../figures/LeftOut.tsx';
import { Track } from '../figures/Track.tsx';
import { CustomersWaiting } from '../lines/CustomersWaiting.tsx';
import { LineRow } from '../lines/LineRow.tsx';
import { Saying } from '../lines/LineStory.tsx';
import { SupplierUnknown } from '../lines/SupplierUnknown.tsx';
import { ParcelsOfOrder } from '../parcels/ParcelList.tsx';
import { areMixed, OriginLine } from '../parts/OriginLine.tsx';
import { Told } from '../parts/Told.tsx';
import { LateRisk } from '../risk/LateRisk.tsx';
import { CardLead } from '../steer/CardLead.tsx';
import { noteWords } from '../wording/line.ts';
import { isUnknownPartner } from '../wording/partner.ts';

/** What people said and did about the line. */
function Noted({ line, today }: { line: LineView; today: CalendarDate }) {
  const words = noteWords(line, today);
  return words === '' ? null : <p class="small sec why">{words}</p>;
}

type LinesSubject = Extract<Subject, { kind: 'lines' }>;

const SHOWN = 20;

/** The sentence that matters, what the segment puts first, the worst line in full, then its customers, then the other lines, then how reliable the partner is. */
export function CardLines({ subject, view }: { subject: LinesSubject; view: CardView }) {
  const line = subject.lines[0];
  if (!line) return null;
  const today = view.workspace.today;
  const others = subject.lines.slice(1);
  const origins = subject.lines.map((each) => each.origin);
  const segment = view.steer?.place.quadrant;
  // Of a routine supplier only what needs a look.
  const isQuiet = segment === 'routine' && (line.risk?.band === 'low' || line.risk?.band === null);
  return (
    <>
      <Told as="div" origin={line.origin}>
        <Saying line={line} today={today} />
        <Noted line={line} today={today} />
        {view.steer ? <CardLead steer={view.steer} today={today} /> : null}
        {segment === 'bottleneck' ? <LateRisk line={line} today={today} /> : null}
        <Track line={line} today={today} />
      </Told>
      {view.differences ? <OrderDifferences view={view.differences} title={t('diff.card')} /> : null}
      <Told as="div" origin={line.origin}>
        {segment === 'bottleneck' || isQuiet ? null : <LateRisk line={line} today={today} />}
        <LineCustomers line={line} today={today} />
      </Told>
      <ParcelsOfOrder parcels={subject.parcels} />
      {isUnknownPartner(line.partnerId) ? <SupplierUnknown /> : null}
      {others.length > 0 ? (
        <section>
          <h2>
            {t(othersTitle(subject.matched))} <span class="c">{others.length}</span>
          </h2>
          <ul class="rows">
            {others.slice(0, SHOWN).map((other) => (
              <li key={`${other.orderId}/${other.lineId}`}>
                <LineRow
                  line={other}
                  today={today}
                  among={other.orderId === line.orderId ? 'order' : 'any'}
                  sourced={areMixed(origins)}
                />
              </li>
            ))}
          </ul>
          {others.length > SHOWN ? (
            <p class="small dim c">{t('common.more', { n: others.length - SHOWN })}</p>
          ) : null}
        </section>
      ) : null}
      {view.otif ? (
        <section>
          <h2>{t('card.reliability')}</h2>
          <KpiLine row={{ id: 'otif', basis: 'first-promised', figure: view.otif }} />
          <LeftOut lines={view.leftOut} />
        </section>
      ) : null}
      <OriginLine origins={origins} />
    </>
  );
}

function LineCustomers({ line, today }: { line: LineView; today: CalendarDate }) {
  if (line.customers.length === 0) return null;
  return (
    <section>
      <h2>
        {t(line.state === 'done' ? 'waiting.customers' : 'waiting.title')}{' '}
        <span class="c">{line.customers.length}</span>
      </h2>
      <CustomersWaiting customers={line.customers} today={today} unit={line.unit} />
    </section>
  );
}

function othersTitle(matched: LinesSubject['matched']) {
  if (matched === 'shipment') return 'card.shipment-lines';
  if (matched === 'invoice') return 'card.invoice-lines';
  return matched === 'sales-order' ? 'card.sales-lines' : 'card.next-lines';
}
