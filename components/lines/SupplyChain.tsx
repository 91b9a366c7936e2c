import { useState } from 'preact/hooks';
import { formatNumber, joinParts, NOT_KNOWN } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PartnerView } from '../../lib/lens/views.ts';
import { SlackBar, slackNumber } from '../figures/SlackBar.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { asOfWords, itemWords, lineTitle } from '../wording/line.ts';
import { customerState } from './CustomersWaiting.tsx';

type Waiting = PartnerView['waiting'];

interface SupplyChainProps {
  waiting: Waiting;
  /** Where a purchase line leads. */
  hrefOf: (line: Waiting[number]['line']) => string;
}

const FIRST = 6;
const STEP = 50;

/** Purchase line → customer orders as a tree, with the slack to each need date; the first few at once. */
export function SupplyChain({ waiting, hrefOf }: SupplyChainProps) {
  const [shown, setShown] = useState(FIRST);
  const groups = byLine(waiting);
  return (
    <div class="chain">
      <div class="chain-head" aria-hidden="true">
        <span />
        <span class="num">{t('waiting.quantity')}</span>
        <span class="need-head">{t('waiting.need')}</span>
        <span class="num">{t('waiting.slack')}</span>
      </div>
      {groups.slice(0, shown).map(({ line, customers }) => (
        <Told as="div" origin={line.origin} key={`${line.orderId}/${line.lineId}`}>
          <p class="src">
            <Sign state={line.state} />
            <a href={hrefOf(line)}>
              <span class="id">{lineTitle(line)}</span>{' '}
              <span class="sec">
                {joinParts([itemWords(line), line.origin.stale && asOfWords(line.origin)])}
              </span>
            </a>
          </p>
          <ul>
            {customers.map((customer) => (
              <li key={`${customer.partnerId}/${customer.salesOrder}`}>
                <Sign state={customerState(customer)} />
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
      ))}
      {groups.length > shown ? (
        <button type="button" class="link small" onClick={() => setShown(shown + STEP)}>
          {t('page.show-more', { n: groups.length - shown })}
        </button>
      ) : null}
    </div>
  );
}

function byLine(waiting: Waiting) {
  const groups = new Map<
    string,
    { line: Waiting[number]['line']; customers: Waiting[number]['customer'][] }
  >();
  for (const { line, customer } of waiting) {
    const key = `${line.orderId}/${line.lineId}`;
    const group = groups.get(key) ?? { line, customers: [] };
    group.customers.push(customer);
    groups.set(key, group);
  }
  return [...groups.values()];
}
