import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatList, formatMoney, formatPercent, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import type { PipelineBrief, PipelineRow } from '../../lib/lens/pipeline/pipeline-views.ts';
import { asOfWords } from './line.ts';

/** So many currencies are named in one line. */
const CURRENCIES = 3;

/** `2 open opportunities, €84,000.00`; amounts of different currencies stand side by side. */
export function pipelineSaying({ open, totals, origin }: PipelineBrief): string {
  const sums = totals
    .slice(0, CURRENCIES)
    .map(({ currency, open: amount }) =>
      currency === ''
        ? `${formatMoney({ amount, currency })} (${t('pipeline.no-currency')})`
        : formatMoney({ amount, currency }),
    );
  const more = totals.length - sums.length;
  const worth = formatList(more > 0 ? [...sums, t('pipeline.currencies', { n: more })] : sums);
  const said = t('pipeline.open', { n: open });
  return joinParts([worth === '' ? said : `${said}, ${worth}`, origin.stale && asOfWords(origin)]);
}

/** `1 past its closing day · 1 renewal among them · 1 without an amount` */
export function pipelineBasis({ overdue, renewals, without }: PipelineBrief): string {
  return joinParts([
    overdue > 0 && t('pipeline.overdue', { n: overdue }),
    renewals > 0 && t('pipeline.renewals', { n: renewals }),
    without > 0 && t('pipeline.without', { n: without }),
  ]);
}

/** What a row is, for screen readers: open, past its day, won. */
export function pipelineState({ group, state, overdue }: PipelineRow): string {
  if (overdue !== undefined) return t('pipeline.state.overdue');
  if (state === 'open') return t('pipeline.state.open');
  if (group === 'campaign') return t('pipeline.state.ended');
  return group === 'lead' ? t(`pipeline.state.lead.${state}`) : t(`pipeline.state.${state}`);
}

/** The second line of a row: stage, how likely, its day, who looks after it. */
export function pipelineDetail(row: PipelineRow, today: CalendarDate): string {
  const { status, probability, owner, details, members, origin, state, amount } = row;
  return joinParts([
    state === 'open' ? undefined : pipelineState(row),
    ...details.map(sentText),
    members && members.contacts > 1 && t('pipeline.contacts', { n: members.contacts }),
    members && members.contacts > 1 && t('pipeline.responded', { n: members.responded }),
    members?.contacts === 1 && members.responded === 1 && t('pipeline.answered'),
    status && sentText(status),
    state === 'open' && probability !== undefined && likely(probability),
    dayWords(row, today),
    amount?.currency === '' && t('pipeline.no-currency'),
    owner && t('pipeline.owner', { owner: sentText(owner) }),
    origin.stale && asOfWords(origin),
  ]);
}

function likely(probability: number): string {
  return t('pipeline.probability', { percent: formatPercent(probability, 0) });
}

function dayWords({ group, on, overdue, state }: PipelineRow, today: CalendarDate): string | undefined {
  if (on === undefined || group === 'lead') return undefined;
  const date = formatDate(on, today);
  const kind = group === 'renewal' || group === 'opportunity' ? 'deal' : group;
  if (overdue !== undefined && kind !== 'campaign')
    return t(`pipeline.overdue.${kind}`, { date, n: overdue });
  return t(`pipeline.${state === 'open' ? 'on' : 'was'}.${kind}`, { date });
}
