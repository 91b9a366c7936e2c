import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { formatMonth, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PartnerView } from '../../lib/lens/partner/partner-views.ts';
import type { Origin } from '../../lib/lens/views.ts';
import { Dash } from '../parts/Dash.tsx';
import { oldestOf } from '../parts/OriginLine.tsx';
import { Skeleton } from '../parts/RemoteView.tsx';
import { Told } from '../parts/Told.tsx';
import { partOrder } from '../steer/part-order.ts';
import { SteerLine } from '../steer/SteerLine.tsx';
import { asOfWords } from '../wording/line.ts';
import { missingWords } from '../wording/reasons.ts';
import { PartnerHeadline } from './PartnerHeadline.tsx';
import { type PartnerLinks, PartnerParts } from './PartnerParts.tsx';

interface PartnerPageProps extends PartnerLinks {
  view: PartnerView;
  backHref: string;
  segmentsHref: string;
  /** The button that follows this partner. */
  follow?: ComponentChildren;
  /** What is on record from outside its orders. */
  facts?: ComponentChildren;
  /** How our people were in touch with it. */
  touchpoints?: ComponentChildren;
  /** Whom it may be the same company as. */
  same?: ComponentChildren;
}

/** One partner, read top down: who, people, figures, open orders by risk, customers behind them. */
export function PartnerPage(props: PartnerPageProps) {
  const { view, backHref, follow, facts, touchpoints, same, segmentsHref } = props;
  const [whole, showWhole] = useState(false);
  return (
    <>
      <PartnerHeadline head={view.head} backHref={backHref}>
        {follow}
      </PartnerHeadline>
      {same}
      <Facts view={view} />
      {view.steer ? (
        <SteerLine
          place={view.steer.place}
          segmentsHref={segmentsHref}
          whole={partOrder(view.steer, view.totals.lateLines).folded.size > 0 ? whole : null}
          onWhole={showWhole}
        />
      ) : null}
      {view.reading ? <Reading view={view} /> : <PartnerParts {...props} whole={whole} />}
      {touchpoints}
      {facts}
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
