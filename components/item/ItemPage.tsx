import type { ComponentChildren } from 'preact';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ItemView } from '../../lib/lens/item/item-views.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { LineList } from '../lines/LineList.tsx';
import { Icon } from '../parts/Icon.tsx';
import { OriginLine } from '../parts/OriginLine.tsx';
import { Told } from '../parts/Told.tsx';
import { describedAs } from '../wording/item.ts';
import { asOfWords } from '../wording/line.ts';
import { ItemStanding, LastPrice } from './ItemFigures.tsx';
import { ItemNumbers } from './ItemNumbers.tsx';
import { Neighbours } from './Neighbours.tsx';
import { PriceRanges } from './PriceRanges.tsx';
import { WaitingPart } from './WaitingPart.tsx';

interface ItemLinks {
  line: (line: Pick<LineView, 'orderId' | 'lineId'>) => string;
  partner: (partnerId: string) => string;
  item: (itemId: string) => string;
}

interface ItemPageProps {
  view: ItemView;
  onBack: () => void;
  links: ItemLinks;
}

/** One item, read top down: what is still to come, who waits, each open line, what it cost, its other numbers. */
export function ItemPage({ view, onBack, links }: ItemPageProps) {
  const { head, supply, lines, lastPrice } = view;
  const { today } = view.workspace;
  return (
    <>
      <header class="phead">
        <button type="button" class="btn quiet icon" aria-label={t('common.back')} onClick={onBack}>
          <Icon name="back" />
        </button>
        <div>
          <h1>{head.name}</h1>
          <Told as="p" origin={view.origin} class="small dim">
            {joinParts([
              t('item.title'),
              describedAs(head),
              t('item.lines-total', { n: view.linesTotal }),
              view.origin.stale && asOfWords(view.origin),
            ])}
          </Told>
        </div>
      </header>
      <section class="sect">
        <ItemStanding facts={view} today={today} />
        {lines.length === 0 ? <OriginLine origins={[supply.origin]} /> : null}
        {view.partial ? <p class="small dim c">{t('item.partial', { n: view.linesTotal })}</p> : null}
      </section>
      <div class="halves">
        <div>
          <Part title={t('item.supply')} count={supply.open}>
            {lines.length === 0 ? (
              <p class="dim">{t('item.supply.none')}</p>
            ) : (
              <LineList lines={lines} today={today} hrefOf={links.line} among="item" />
            )}
            {lines.length < supply.open ? (
              <p class="small dim c">{t('item.supply.first', { shown: lines.length, all: supply.open })}</p>
            ) : null}
          </Part>
        </div>
        <div>
          <WaitingPart view={view} hrefOf={links.line} />
          <section class="sect">
            <LastPrice price={lastPrice} today={today} href={lastPrice ? links.line(lastPrice) : undefined} />
            <PriceRanges prices={view.prices} />
          </section>
          <ItemNumbers view={view} partnerHref={links.partner} />
          <Neighbours
            title={t('item.alternates')}
            found={view.alternates}
            today={today}
            hrefOf={links.item}
          />
          <Neighbours title={t('item.replaces')} found={view.replaces} today={today} hrefOf={links.item} />
        </div>
      </div>
    </>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: ComponentChildren }) {
  return (
    <section class="sect">
      <h2 class="h2">
        {title} <span class="c">{count}</span>
        {count > 1 ? <span class="end">{t('common.worst-first')}</span> : null}
      </h2>
      {children}
    </section>
  );
}
