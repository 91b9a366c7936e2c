import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { t } from '../../lib/i18n/t.ts';
import type { RiskView } from '../../lib/lens/risk/risk-views.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { useWas } from '../parts/Told.tsx';
import { expectedWords, riskBasis, riskReasonWords } from '../wording/risk.ts';

interface LateRiskProps {
  line: Pick<LineView, 'risk'>;
  today: CalendarDate;
}

/** How likely an open line comes late, its three strongest reasons, and when it is expected. Nothing for a line that is done. */
export function LateRisk({ line: { risk }, today }: LateRiskProps) {
  if (!risk) return null;
  return (
    <section class="late-risk">
      <h2>
        {t('risk.title')} <span class="c">{t('risk.preview')}</span>
      </h2>
      {risk.band === null ? <p class="small dim">{missingRisk(risk)}</p> : <Band risk={risk} />}
      {risk.reasons.length > 0 ? <Reasons reasons={risk.reasons} /> : null}
      {risk.expected ? <Expected expected={risk.expected} today={today} /> : null}
      {risk.band === null || risk.overdue ? null : <p class="small dim basis">{riskBasis(risk, today)}</p>}
    </section>
  );
}

function Band({ risk }: { risk: RiskView }) {
  const was = useWas();
  if (risk.band === null) return null;
  if (risk.overdue) return <p class="small dim">{t('risk.overdue')}</p>;
  return (
    <p class="band">
      <Sign state={risk.band === 'low' ? 'ok' : 'risk'} bare />
      <b>{was(t(`risk.band.${risk.band}`))}</b>
    </p>
  );
}

function Reasons({ reasons }: Pick<RiskView, 'reasons'>) {
  return (
    <ul class="reasons small">
      {reasons.map((reason) => (
        <li key={reason.code}>
          <svg viewBox="0 0 8 8" role="img" aria-label={t(reason.raises ? 'risk.raises' : 'risk.lowers')}>
            <path d={reason.raises ? 'M4 7V1.4M1.4 4 4 1.2 6.6 4' : 'M4 1v5.6M1.4 4 4 6.8 6.6 4'} />
          </svg>
          <span>{riskReasonWords(reason)}</span>
        </li>
      ))}
    </ul>
  );
}

function Expected({ expected, today }: { expected: NonNullable<RiskView['expected']>; today: CalendarDate }) {
  return (
    <p class="small expected">
      <span class="dim">{t('risk.expected')}</span> <b>{expectedWords(expected, today)}</b>{' '}
      <span class="dim">{t(`risk.expected.by.${expected.level}`)}</span>
    </p>
  );
}

function missingRisk({ missing, n, needed }: RiskView): string {
  return missing === 'too-few-lines'
    ? t('risk.missing.too-few-lines', { n, needed: needed ?? 0 })
    : t(`risk.missing.${missing ?? 'being-made'}`);
}
