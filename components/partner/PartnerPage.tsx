import { formatMonth, formatNumber, NOT_KNOWN } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { KpiRow, LineView, PartnerView } from '../../lib/lens/views.ts';
import { KpiList } from '../figures/KpiList.tsx';
import { CustomerLines } from '../lines/CustomerLines.tsx';
import { LineList } from '../lines/LineList.tsx';
import { SupplyChain } from '../lines/SupplyChain.tsx';
import { Note } from '../parts/Note.tsx';
import { PartnerHeadline } from './PartnerHeadline.tsx';

interface PartnerPageProps {
  view: PartnerView;
  backHref: string;
  lineHref: (line: LineView) => string;
  recordsHref: (row: KpiRow) => string;
}

/** One partner, read top down: who, people, figures, open orders by risk, customers behind them. */
export function PartnerPage({ view, backHref, lineHref, recordsHref }: PartnerPageProps) {
  const today = view.workspace.today;
  return (
    <>
      <PartnerHeadline head={view.head} backHref={backHref} />
      <Facts view={view} />
      <div class="halves">
        <div>
          <People view={view} />
          <section class="sect">
            <h2 class="h2">{t('kpi.title')}</h2>
            {view.kpis.length === 0 ? (
              <Note state="unknown" what={t('missing.own-site')} />
            ) : (
              <KpiList rows={view.kpis} hrefOf={recordsHref} />
            )}
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
              <LineList lines={view.openLines} today={today} hrefOf={lineHref} />
            )}
          </section>
          {view.waiting.length === 0 ? null : (
            <section class="sect">
              <h2 class="h2">
                {view.head.roles.includes('supplier') ? t('waiting.title') : t('waiting.supply')}{' '}
                <span class="c">{formatNumber(view.waiting.length)}</span>
              </h2>
              {view.waiting.some(({ customer }) => customer.neededOn || customer.quantity !== undefined) ? (
                <SupplyChain waiting={view.waiting} hrefOf={lineHref} />
              ) : (
                <CustomerLines waiting={view.waiting} />
              )}
            </section>
          )}
        </div>
      </div>
    </>
  );
}

function Facts({ view }: { view: PartnerView }) {
  const { totals } = view;
  const facts = [
    [t('partner.since'), view.firstOrderOn ? formatMonth(view.firstOrderOn) : NOT_KNOWN],
    [t('partner.orders'), formatNumber(totals.orders)],
    [t('partner.open-lines'), t('partner.open-late', { open: totals.openLines, late: totals.lateLines })],
    [t('partner.lines'), formatNumber(totals.lines)],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
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
              <p class="id">{contact.name || contact.email}</p>
              <p class="small dim">
                {[contact.title, contact.name ? contact.email : ''].filter(Boolean).join(', ')}
              </p>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}
