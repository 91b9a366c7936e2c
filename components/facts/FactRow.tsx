import type { ComponentChildren } from 'preact';
import type { PaintState } from '../../lib/domain/mention.ts';
import { formatDate, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { FactRow as Row } from '../../lib/lens/facts/fact-views.ts';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';

const SIGNS: Record<Row['state'], PaintState> = {
  expired: 'late',
  soon: 'risk',
  holds: 'ok',
  ahead: 'unknown',
  replaced: 'done',
};

/** One fact: what it is, what it says, how long it holds, and who says so. */
export function FactRow({ row, children }: { row: Row; children?: ComponentChildren }) {
  const { fact, state, origin } = row;
  const kind = t(`facts.kind.${fact.kind}`);
  return (
    <Told as="li" origin={origin} class="fact">
      <Sign state={SIGNS[state]} label={stateWords(row)} />
      <div>
        <p>
          <span class="id">{fact.label}</span>
          {fact.value === undefined ? null : <b> {valueWords(row)}</b>}
        </p>
        <p class="small dim">
          {joinParts([kind === fact.label ? undefined : kind, fact.about, stateWords(row)])}
        </p>
        <p class="small dim">
          {joinParts([
            t('facts.says', { source: fact.source }),
            t('facts.since', { date: formatDate(fact.validFrom) }),
          ])}
        </p>
        {children}
      </div>
    </Told>
  );
}

function stateWords({ fact, state, daysLeft }: Row): string {
  const date = fact.validTo === undefined ? '' : formatDate(fact.validTo);
  switch (state) {
    case 'ahead':
      return t('facts.state.ahead', { date: formatDate(fact.validFrom) });
    case 'holds':
      return date === '' ? t('facts.state.holds') : t('facts.state.holds-until', { date });
    case 'soon':
      return daysLeft === 0 ? t('facts.state.today') : t('facts.state.soon', { n: daysLeft ?? 0, date });
    case 'expired':
      return t('facts.state.expired', { n: -(daysLeft ?? 0), date });
    case 'replaced':
      return t('facts.state.replaced', { date });
  }
}

function valueWords({ fact: { value, unit } }: Row): string {
  const words = typeof value === 'number' ? formatNumber(value) : (value ?? '');
  return unit ? `${words} ${unit}` : words;
}
