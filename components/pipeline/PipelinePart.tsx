import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatMoney, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import type { PipelineRow, PipelineView } from '../../lib/lens/pipeline/pipeline-views.ts';
import { OriginLine } from '../parts/OriginLine.tsx';
import { Part } from '../parts/Part.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { pipelineDetail, pipelineState } from '../wording/pipeline.ts';
import { PipelineLine } from './PipelineLine.tsx';

/** What may become an order with a partner: what is open by kind, what is past folded below. */
export function PipelinePart({ view }: { view: PipelineView }) {
  const { groups, past, totalPast, brief, today } = view;
  const rows = [...groups.flatMap((each) => each.rows), ...past];
  return (
    <Part title={t('pipeline.title')}>
      <PipelineLine brief={brief} />
      {groups.map(({ group, rows: shown, total }) => (
        <section key={group} class="pipeline-group">
          <h3>
            {t(`pipeline.group.${group}`)} <span class="c">{formatNumber(total)}</span>
          </h3>
          <Rows rows={shown} today={today} />
          {total > shown.length ? (
            <p class="small dim c">{t('common.more', { n: total - shown.length })}</p>
          ) : null}
        </section>
      ))}
      {past.length > 0 ? (
        <details class="fold">
          <summary class="c">{t('pipeline.past', { n: totalPast })}</summary>
          <Rows rows={past} today={today} />
          {totalPast > past.length ? (
            <p class="small dim c">{t('common.more', { n: totalPast - past.length })}</p>
          ) : null}
        </details>
      ) : null}
      <OriginLine origins={rows.map(({ origin }) => origin)} />
    </Part>
  );
}

function Rows({ rows, today }: { rows: readonly PipelineRow[]; today: CalendarDate }) {
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li key={row.id}>
          <Told as="div" origin={row.origin} class="rowi">
            <Sign
              state={SIGNS[row.overdue === undefined ? row.state : 'overdue']}
              label={pipelineState(row)}
            />
            <bdi class="a legend">{sentText(row.title)}</bdi>
            <span class="v">{row.amount ? formatMoney(row.amount) : ''}</span>
            <span class="d">
              <bdi>{pipelineDetail(row, today)}</bdi>
            </span>
          </Told>
        </li>
      ))}
    </ul>
  );
}

const SIGNS = { overdue: 'risk', open: 'ok', won: 'done', lost: 'unknown' } as const;
