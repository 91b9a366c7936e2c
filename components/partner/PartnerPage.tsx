import type { ComponentChildren } from 'preact';
import { formatMonth, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { KpiRow, LineView, Origin, PartnerView } from '../../lib/lens/views.ts';
import { KpiList } from '../figures/KpiList.tsx';
import { LineList } from '../lines/LineList.tsx';
import { NamesWaiting, namesOf } from '../lines/NamesWaiting.tsx';
import { SupplyChain } from '../lines/SupplyChain.tsx';
import { Dash } from '../parts/Dash.tsx';
import { oldestOf } from '../parts/OriginLine.tsx';
import { Skeleton } from '../parts/RemoteView.tsx';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';
import { missingWords } from '../wording/reasons.ts';
import { PartnerHeadline } from './PartnerHeadline.tsx';

interface PartnerPageProps {
  view: PartnerView;
  backHref: string;
  partnerHref: (partnerId: string) => string;
  lineHref: (line: LineView) => string;
  recordsHref: (row: KpiRow) => string;
  scorecardHref: string;
  /** The button that follows this partner. */
  follow?: ComponentChildren;
}

/** One partner, read top down: who, people, figures, open orders by risk, customers behind them. */
export function PartnerPage(props: PartnerPageProps) {
  const { view, backHref, follow } = props;
  return (
    <>
      <PartnerHeadline head={view.head} backHref={backHref}>
        {follow}
      </PartnerHeadline>
      <Facts view={view} />
      {view.reading ? <Reading view={view} /> : <Halves {...props} />}
    </>
  );
}

/** Stands where figures and lists will be, while many orders are read. */
function Reading({ view }: { view: PartnerView }) {
  return (
    <section class="sect" aria-busy="true">
      <p class="dim" role="status">
        {view.totals.lines > 0 ? t('partner.reading', { n: view.totals.lines }) : t('common.loading')}
      </p>
      <Skeleton rows={8} />
    </section>
  );
}

function Halves({ view, partnerHref, lineHref, recordsHref, scorecardHref }: PartnerPageProps) {
  const today = view.workspace.today;
  const unscored = unscoredReason(view);
  const supplier = view.head.roles.includes('supplier');
  const names = supplier ? 'customers' : 'suppliers';
  const detailed = view.waiting.some(({ customer }) => customer.neededOn || customer.quantity !== undefined);
  return (
    <div class="halves">
      <div>
        <People view={view} />
        <section class="sect">
          <h2 class="h2">
            {t('kpi.title')}
            {unscored ? null : (
              <a class="end" href={scorecardHref}>
                {t('score.open')}
              </a>
            )}
          </h2>
          {unscored ? <p class="dim">{unscored}</p> : <KpiList rows={view.kpis} hrefOf={recordsHref} />}
        </section>
      </div>
      <div>
        <section class="sect">
          <h2 class="h2">
            {t('partner.open-orders')} <span class="c">{formatNumber(view.totals.openLines)}</span>
            <span class="end">{t('common.worst-first')}</span>
          </h2>
          {view.openLines.length === 0 ? (
            <p class="dim">{t('partner.none-open')}</p>
          ) : (
            <LineList
              lines={view.openLines}
              today={today}
              hrefOf={lineHref}
              among={view.head.roles.includes('customer') && !supplier ? 'customer' : 'any'}
            />
          )}
        </section>
        {view.waiting.length === 0 ? null : (
          <section class="sect">
            <h2 class="h2">
              {supplier ? t('waiting.title') : t('waiting.supply')}{' '}
              <span class="c">
                {formatNumber(detailed ? view.waiting.length : namesOf(view.waiting, names).length)}
              </span>
            </h2>
            {detailed ? (
              <SupplyChain waiting={view.waiting} hrefOf={lineHref} />
            ) : (
              <NamesWaiting waiting={view.waiting} of={names} hrefOf={partnerHref} />
            )}
          </section>
        )}
      </div>
    </div>
  );
}

/** Why none of the figures apply, where that is so: own sites and mere customers are not scored. */
function unscoredReason({ kpis }: PartnerView): string | undefined {
  const reasons = new Set(kpis.map((row) => row.figure.missing));
  const [reason] = reasons;
  if (kpis.length === 0) return t('partner.unscored.own-site');
  if (reasons.size !== 1 || (reason !== 'own-site' && reason !== 'not-a-supplier')) return undefined;
  return t(`partner.unscored.${reason}`);
}

/** The oldest open line decides; where nothing is open, the newest record behind the figures. */
function originOfView({ openLines, kpis }: PartnerView): Origin {
  const none: Origin = { sourceId: '', fetchedAt: 0, stale: false, confidence: 'low' };
  return oldestOf(openLines.map((line) => line.origin)) ?? kpis[0]?.figure.origin ?? none;
}

function Facts({ view }: { view: PartnerView }) {
  const { totals } = view;
  const facts: [name: string, value: ComponentChildren][] = [
    [
      t('partner.since'),
      view.firstOrderOn ? formatMonth(view.firstOrderOn) : <Dash why={missingWords('no-sent-date')} />,
    ],
    [t('partner.orders'), formatNumber(totals.orders)],
    [
      t('partner.open-lines'),
      totals.lateLines > 0
        ? t('partner.open-late', { open: totals.openLines, late: totals.lateLines })
        : formatNumber(totals.openLines),
    ],
    [t('partner.lines'), formatNumber(totals.lines)],
  ];
  const origin = originOfView(view);
  if (origin.stale) facts.push([t('source.stale'), asOfWords(origin)]);
  return (
    <Told as="dl" origin={origin} class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </Told>
  );
}

function People({ view }: { view: PartnerView }) {
  const { owner, contacts } = view.head;
  if (!owner && contacts.length === 0) return null;
  return (
    <section class="sect">
      <h2 class="h2">{t('partner.owners')}</h2>
      <div class="owners">
        <div>
          <p class="small dim">{t('partner.ours')}</p>
          <p class={owner ? 'id' : 'dim'}>{owner ?? t('partner.no-owner')}</p>
        </div>
        <div>
          <p class="small dim">{t('partner.theirs')}</p>
          {contacts.length === 0 ? <p class="dim">{t('partner.no-contact')}</p> : null}
          {contacts.slice(0, 3).map((contact) => (
            <div key={contact.email ?? contact.name}>
              <p class="id">{hasName(contact) ? contact.name : breakable(contact.email)}</p>
              <p class="small dim">
                {contact.title}
                {contact.title && hasName(contact) && contact.email ? ', ' : null}
                {hasName(contact) ? breakable(contact.email) : null}
              </p>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

/** Sources that know only an address write it as the name as well. */
function hasName({ name, email }: PartnerView['head']['contacts'][number]): boolean {
  return name !== '' && name !== email;
}

/** An address that breaks before its @, not within a word. */
function breakable(email = ''): ComponentChildren {
  const at = email.indexOf('@');
  return at < 0 ? email : [email.slice(0, at), <wbr key="at" />, email.slice(at)];
}
