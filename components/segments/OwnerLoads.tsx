import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { SegmentsView } from '../../lib/lens/segments/segment-views.ts';
import type { Origin } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';

const KINDS = ['strategic', 'bottleneck'] as const;

/** Who looks after how many strategic and bottleneck suppliers, beside how many one can. */
export function OwnerLoads({ view, origin }: { view: SegmentsView; origin: Origin }) {
  const { loads, capacity } = view;
  if (loads.length === 0) return null;
  return (
    <Told as="section" origin={origin} class="sect">
      <h2 class="h2">{t('capacity.title')}</h2>
      <table class="tbl capacity">
        <thead>
          <tr>
            <th scope="col">{t('capacity.owner')}</th>
            {KINDS.map((kind) => (
              <th key={kind} scope="col" class="num">
                {t(`segment.${kind}`)} / {formatNumber(capacity[kind])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {loads.map((load) => (
            <tr key={load.owner ?? ''}>
              <td class={load.owner === undefined ? 'dim' : ''}>{load.owner ?? t('capacity.nobody')}</td>
              {KINDS.map((kind) => (
                <td key={kind} class="num">
                  {load.over.includes(kind) ? <Sign state="risk" label={t('capacity.over')} /> : null}{' '}
                  {formatNumber(load[kind])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {origin.stale ? <p class="small dim">{asOfWords(origin)}</p> : null}
      <p class="small dim legend">{t('capacity.how', capacity)}</p>
    </Told>
  );
}
