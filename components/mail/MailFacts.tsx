import type { ComponentChildren } from 'preact';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CaseClock, LastTouch, MailPartner } from '../../lib/lens/mail/mail-views.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { alertCounts, alertSentence } from '../wording/alerts.ts';
import { asOfWords } from '../wording/line.ts';
import { caseClock, touchWords, valueBasis, valueWords } from '../wording/mail.ts';
import { alsoIn } from '../wording/source.ts';

/** Tenure, value, owners and the last touchpoints in both directions, as terms. */
export function MailTerms({ partner }: { partner: MailPartner }) {
  const { head, tenure, value, basis, touched, side } = partner;
  return (
    <dl class="terms mail-terms">
      <dt>{t(`mail.since.${side}`)}</dt>
      {'missing' in tenure ? (
        <dd class="dim">{t('mail.none', { why: t('mail.none.since') })}</dd>
      ) : (
        <Told as="dd" origin={tenure.origin}>
          {formatDate(tenure.since)}{' '}
          <span class="dim">
            {joinParts([
              t('mail.orders', { n: tenure.orders }),
              tenure.origin.stale && asOfWords(tenure.origin),
            ])}
          </span>
        </Told>
      )}
      <dt class="legend">{t(`mail.value.${basis}`)}</dt>
      <Told as="dd" origin={value.origin}>
        {valueWords({ value })}{' '}
        <span class="dim">
          {joinParts([valueBasis({ value }), value.origin.stale && asOfWords(value.origin)])}
        </span>
      </Told>
      <dt>{t('partner.ours')}</dt>
      <dd>{head.owner ?? t('partner.no-owner')}</dd>
      <dt>{t('partner.theirs')}</dt>
      <dd class="legend">
        {head.contacts
          .slice(0, 3)
          .map(({ name, email }) => name || email)
          .join(', ') || t('partner.no-contact')}
      </dd>
      <Touch name={t('mail.touched.in')} touch={touched.in} />
      <Touch name={t('mail.touched.out')} touch={touched.out} />
      {touched.other ? <Touch name={t('mail.touched.other')} touch={touched.other} /> : null}
    </dl>
  );
}

function Touch({ name, touch }: { name: string; touch: LastTouch | undefined }) {
  return (
    <>
      <dt>{name}</dt>
      {touch ? (
        <Told as="dd" origin={touch.origin} class="mail-touch">
          <bdi>{touchWords(touch)}</bdi>
        </Told>
      ) : (
        <dd class="dim">{t('mail.touched.none')}</dd>
      )}
    </>
  );
}

/** A heading over some rows; nothing where there are none. */
export function MailRows({
  title,
  count,
  children,
}: {
  title: string;
  count: number;
  children: ComponentChildren;
}) {
  if (count === 0) return null;
  return (
    <section>
      <h3>
        {title} <span class="c">{count}</span>
      </h3>
      <ul class="rows">{children}</ul>
    </section>
  );
}

/** Open cases with the clock of what was agreed, in business hours. */
export function MailCases({ partner }: { partner: MailPartner }) {
  return (
    <MailRows title={t('mail.cases')} count={partner.totalCases}>
      {partner.cases.map((each) => (
        <li key={each.id}>
          <Told as="div" origin={each.origin} class="rowi">
            <CaseRow each={each} />
          </Told>
        </li>
      ))}
    </MailRows>
  );
}

/** Less than a quarter of its time is left. */
const SHORT = 0.25;

function CaseRow({ each }: { each: CaseClock }) {
  const { number, title = '', priority, left, target, paused, origin, also = [] } = each;
  const state = left < 0 ? 'late' : left < target * SHORT ? 'risk' : 'ok';
  return (
    <>
      <Sign state={state} label={caseClock(each)} />
      <span class="a">
        <span class="id">{number}</span> <span class="sec">{sentText(title)}</span>
      </span>
      <span class={origin.stale ? 'v' : `v t-${state}`}>{caseClock(each)}</span>
      <span class="d">
        {joinParts([
          t(`mail.case.priority.${priority}`),
          t('mail.case.business'),
          paused && t('mail.case.paused'),
          origin.stale && asOfWords(origin),
          ...also.map(alsoIn),
        ])}
      </span>
    </>
  );
}

/** What got worse with this partner, the strongest evidence first. */
export function MailAlerts({
  partner,
  today,
  hrefOf,
}: {
  partner: MailPartner;
  today: CalendarDate;
  hrefOf?: (alertId: string) => string;
}) {
  return (
    <MailRows title={t('mail.alerts')} count={partner.alerts.length}>
      {partner.alerts.map((alert) => {
        const body = (
          <>
            <Sign state="risk" label={t('mail.alerts')} />
            <span class="a mail-wrap">{alertSentence(alert, today)}</span>
            <span class="d">
              {joinParts([alertCounts(alert, today), alert.origin.stale && asOfWords(alert.origin)])}
            </span>
          </>
        );
        return (
          <li key={alert.id}>
            {hrefOf ? (
              <Told as="a" origin={alert.origin} class="rowi" href={hrefOf(alert.id)}>
                {body}
              </Told>
            ) : (
              <Told as="div" origin={alert.origin} class="rowi">
                {body}
              </Told>
            )}
          </li>
        );
      })}
    </MailRows>
  );
}
