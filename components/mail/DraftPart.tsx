import { useContext } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { DraftFinding, DraftView } from '../../lib/lens/mail/draft/draft-views.ts';
import { SignWord } from '../parts/Sign.tsx';
import { Instant, sourceWords, Told } from '../parts/Told.tsx';
import { draftWords, findingWords } from '../wording/draft.ts';

interface DraftPartProps {
  view: DraftView;
  /** Where an order leads; without it the number is text. */
  hrefOf?: (order: { orderId: string; lineId?: string }) => string;
}

/** What a mail that is being written contradicts: one sentence for each, with both values, source and age. */
export function DraftFindings({ view, hrefOf }: DraftPartProps) {
  const { state, findings, origin, cut } = view;
  return (
    <>
      {origin && state !== 'unknown' ? (
        <Told as="p" origin={origin} class="say">
          <SignWord state={state}>{draftWords(view)}</SignWord>
        </Told>
      ) : (
        <p class="say">
          <SignWord state="unknown">{t('draft.unknown')}</SignWord>
        </p>
      )}
      {state === 'unknown' && !cut ? <p class="dim">{t('draft.unknown.why')}</p> : null}
      {findings.length > 0 ? (
        <ul class="draft-findings">
          {findings.map((finding) => (
            <li key={JSON.stringify(finding)}>
              <Finding finding={finding} view={view} hrefOf={hrefOf} />
            </li>
          ))}
        </ul>
      ) : null}
      {cut ? <p class="small dim">{t('draft.cut')}</p> : null}
      <Orders view={view} hrefOf={hrefOf} />
      <p class="small dim">{t('draft.advice')}</p>
    </>
  );
}

function Finding({ finding, view, hrefOf }: DraftPartProps & { finding: DraftFinding }) {
  const instant = useContext(Instant);
  const words = findingWords(finding, view.today);
  const href = 'order' in finding ? hrefOf?.(finding.order) : undefined;
  return (
    <Told as="p" origin={finding.origin}>
      {href ? (
        <a class="link" href={href}>
          {words}
        </a>
      ) : (
        words
      )}{' '}
      <span class="small dim">{t('draft.source', { source: sourceWords(finding.origin, instant) })}</span>
    </Told>
  );
}

/** The orders that the mail names, where nothing else names them. */
function Orders({ view: { orders, origin, findings }, hrefOf }: DraftPartProps) {
  if (orders.length === 0 || findings.length > 0 || !origin) return null;
  return (
    <Told as="p" origin={origin} class="small dim">
      {t('draft.orders')}:{' '}
      {orders.slice(0, 5).map(({ orderId, orderNumber, partner }, at) => (
        <span key={orderId}>
          {at > 0 ? ', ' : ''}
          {hrefOf ? (
            <a class="link id" href={hrefOf({ orderId })}>
              <bdi>{orderNumber}</bdi>
            </a>
          ) : (
            <bdi class="id">{orderNumber}</bdi>
          )}{' '}
          <bdi>{partner}</bdi>
        </span>
      ))}
      {orders.length > 5 ? ' …' : ''}
    </Told>
  );
}
