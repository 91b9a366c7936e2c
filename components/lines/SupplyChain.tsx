import { useMemo, useState } from 'preact/hooks';
import { formatNumber, joinParts, NOT_KNOWN } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PartnerView } from '../../lib/lens/partner/partner-views.ts';
import { SlackBar, slackNumber } from '../figures/SlackBar.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { VirtualList } from '../parts/VirtualList.tsx';
import { asOfWords, itemWords, lineTitle } from '../wording/line.ts';
import { customerState } from './CustomersWaiting.tsx';

type Waiting = PartnerView['waiting'];

interface SupplyChainProps {
  waiting: Waiting;
  /** Where a purchase line leads. */
  hrefOf: (line: Waiting[number]['line']) => string;
}

const FIRST = 6;
const GROUP_HEIGHT = 56;

/** Purchase line → customer orders as a tree, with the slack to each need date; the first few at once, the rest on request. */
export function SupplyChain({ waiting, hrefOf }: SupplyChainProps) {
  const [whole, setWhole] = useState(false);
  const groups = useMemo(() => byLine(waiting), [waiting]);
  return (
    <div class="chain">
      <div class="chain-head" aria-hidden="true">
        <span />
        <span class="num">{t('waiting.quantity')}</span>
        <span class="need-head">{t('waiting.need')}</span>
        <span class="num">{t('waiting.slack')}</span>
      </div>
      <VirtualList rows={whole ? groups : groups.slice(0, FIRST)} keyOf={keyOf} rowHeight={GROUP_HEIGHT}>
        {({ line, customers }) => (
          <Told as="div" origin={line.origin}>
            <p class="src">
              <Sign state={line.state} />
              <a href={hrefOf(line)}>
                <span class="id">{lineTitle(line)}</span>{' '}
                <span class="sec">
                  {joinParts([itemWords(line), line.origin.stale && asOfWords(line.origin)])}
                </span>
              </a>
            </p>
            <ul class="links">
              {customers.map((customer) => (
                <li key={`${customer.partnerId}/${customer.salesOrder}`}>
                  <Sign state={customerState(customer)} label={t(`state.${customerState(customer)}`)} />
                  <span class="customer">
                    <span class="id">{customer.name}</span> <span class="dim">{customer.salesOrder}</span>
                  </span>
                  <span class="num">
                    {customer.quantity === undefined ? NOT_KNOWN : formatNumber(customer.quantity)}
                  </span>
                  <SlackBar customer={customer} />
                  <span class={`num t-${customerState(customer)}`}>
                    {customer.slackDays === undefined ? NOT_KNOWN : slackNumber(customer.slackDays)}
                  </span>
                </li>
              ))}
            </ul>
          </Told>
        )}
      </VirtualList>
      {!whole && groups.length > FIRST ? (
        <button type="button" class="link small" onClick={() => setWhole(true)}>
          {t('page.show-more', { n: groups.length - FIRST })}
        </button>
      ) : null}
    </div>
  );
}

interface Group {
  line: Waiting[number]['line'];
  customers: Waiting[number]['customer'][];
}

function keyOf({ line }: Group): string {
  return `${line.orderId}/${line.lineId}`;
}

function byLine(waiting: Waiting): Group[] {
  const groups = new Map<string, Group>();
  for (const { line, customer } of waiting) {
    const key = `${line.orderId}/${line.lineId}`;
    const group = groups.get(key) ?? { line, customers: [] };
    group.customers.push(customer);
    groups.set(key, group);
  }
  return [...groups.values()];
}
