import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CustomerFigures } from '../../lib/lens/customers/customer-views.ts';
import { Part } from '../parts/Part.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told, useWas } from '../parts/Told.tsx';
import { type CustomerFigure, customerFigureWords } from '../wording/customers.ts';
import { asOfWords } from '../wording/line.ts';

interface CustomerPartProps {
  figures: CustomerFigures;
  recordsHref: string;
  casesHref: string;
}

/** How a customer orders: each figure with what it rests on, and a link to its records. */
export function CustomerPart({ figures, recordsHref, casesHref }: CustomerPartProps) {
  const { point } = figures;
  return (
    <Part title={t('customer.part')} end={<a href={recordsHref}>{t('customer.records')}</a>}>
      <ul class="rows customer-rows">
        {customerFigureWords(figures).map((figure) => (
          <li key={figure.id}>
            <Told
              as="a"
              origin={figure.id === 'cases' && figure.value !== '' ? figures.caseSla.origin : point.origin}
              class="rowi"
              href={figure.id === 'cases' ? casesHref : recordsHref}
            >
              <Row figure={figure} asOf={point.origin.stale ? asOfWords(point.origin) : undefined} />
            </Told>
          </li>
        ))}
      </ul>
      {point.undated > 0 ? (
        <p class="small dim legend">{t('customer.undated', { n: point.undated })}</p>
      ) : null}
    </Part>
  );
}

function Row({ figure, asOf }: { figure: CustomerFigure; asOf?: string }) {
  const was = useWas();
  const { value, warns, name, basis } = figure;
  return (
    <>
      <Sign state={value === '' ? 'unknown' : warns ? 'risk' : 'ok'} bare />
      <span class="a">{name}</span>
      <span class="v">{value === '' ? '—' : was(value)}</span>
      <span class="d">{joinParts([basis, asOf])}</span>
    </>
  );
}
