import { formatDate, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AlertList, AlertView, AwayCount } from '../../lib/lens/alerts/alert-views.ts';
import { Nothing } from '../page/PagePanel.tsx';
import { alertName } from '../wording/alerts.ts';
import type { AlertDeeds } from './AlertActs.tsx';
import { AlertRow } from './AlertRow.tsx';

interface AlertsPageProps extends AlertDeeds {
  list: AlertList;
  partnerHref: (partnerId: string) => string;
  alertHref: (id: string) => string;
  /** Put away since the page was opened: these stay in their place, so that nothing jumps. */
  justAway: ReadonlySet<string>;
}

/** What got worse with its evidence, then what was put away and how many of that were false alarms. */
export function AlertsPage({ list, justAway, ...acts }: AlertsPageProps) {
  const { isMade, asOf, workspace, watched } = list;
  const { today } = workspace;
  if (!isMade)
    return (
      <section class="sect" aria-busy="true">
        <p class="dim" role="status">
          {t('alerts.making')}
        </p>
      </section>
    );
  const shown = inPlace(list, justAway);
  const away = list.away.filter(({ id }) => !justAway.has(id));
  return (
    <>
      {shown.length === 0 ? (
        <None list={list} />
      ) : (
        <section class="sect alerts">
          <h2 class="h2">
            {t('alerts.title')} <span class="c">{formatNumber(list.open.length)}</span>
            <span class="end">{t('alerts.by-weight')}</span>
          </h2>
          {asOf ? (
            <p class="small dim count">{t('alerts.as-of', { date: formatDate(asOf, today) })}</p>
          ) : null}
          <ul>
            {shown.map((alert) => (
              <li key={alert.id}>
                <AlertRow alert={alert} today={today} {...acts} />
              </li>
            ))}
          </ul>
          <p class="small dim count">{t('alerts.budget', { n: watched.perMonth })}</p>
        </section>
      )}
      {list.eased.length > 0 ? (
        <section class="sect alerts">
          <h2 class="h2">
            {t('alerts.eased.title')} <span class="c">{formatNumber(list.eased.length)}</span>
          </h2>
          <ul>
            {list.eased.map((alert) => (
              <li key={alert.id}>
                <AlertRow alert={alert} today={today} {...acts} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {away.length > 0 || list.counts.length > 0 ? (
        <section class="sect alerts">
          <h2 class="h2">
            {t('alerts.away.title')} <span class="c">{formatNumber(away.length)}</span>
          </h2>
          <FalseAlarms counts={list.counts} />
          <ul>
            {away.map((alert) => (
              <li key={alert.id}>
                <AlertRow alert={alert} today={today} {...acts} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** What is open, and what was put away a moment ago, by weight as it was. */
function inPlace({ open, away }: AlertList, justAway: ReadonlySet<string>): AlertView[] {
  const shown = [...open, ...away.filter(({ id }) => justAway.has(id))];
  return shown.sort((a, b) => b.weight - a.weight);
}

function None({ list: { watched } }: { list: AlertList }) {
  const { figures, suppliers } = watched;
  if (figures === 0) return <Nothing title={t('alerts.unwatched.title')} why={t('alerts.unwatched.why')} />;
  return (
    <Nothing title={t('alerts.none.title')}>
      <p class="dim count">{t('alerts.none.why', { figures, suppliers })}</p>
    </Nothing>
  );
}

/** How often each figure was put away, and how often that was a false alarm. */
function FalseAlarms({ counts }: { counts: AwayCount[] }) {
  if (counts.length === 0) return null;
  return (
    <div class="scroll-x count">
      <table class="tbl">
        <caption class="vh">{t('alerts.false.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('alerts.false.column.figure')}</th>
            <th scope="col" class="num">
              {t('alerts.false.column.away')}
            </th>
            <th scope="col" class="num">
              {t('alerts.false.column.false')}
            </th>
            <th scope="col">{t('alerts.false.column.reasons')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <tr key={count.kpi}>
              <th scope="row">{alertName(count)}</th>
              <td class="num">{formatNumber(count.away)}</td>
              <td class="num">{formatNumber(count.isFalse)}</td>
              <td class="small">{reasonWords(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function reasonWords({ reasons }: AwayCount): string {
  return joinParts(
    reasons.map(({ reason, n }) =>
      t('alerts.reason.count', { reason: t(`alerts.reason.short.${reason}`), n: formatNumber(n) }),
    ),
  );
}
