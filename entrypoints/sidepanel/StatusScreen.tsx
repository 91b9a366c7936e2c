import { useState } from 'preact/hooks';
import { StatusPage } from '../../components/customer-status/StatusPage.tsx';
import { Gone } from '../../components/parts/Gone.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { customerStatus } from '../../lib/lens/customer-status/customer-status.ts';
import { copy } from '../../lib/surface/clipboard.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

/** What a customer may be told of its order, and how it gets into the clipboard. */
export function StatusScreen({ orderId, customerId }: { orderId: string; customerId: string }) {
  const { remote, again } = useReading(
    (store, now) => customerStatus(store, { orderId, customerId }, now),
    [orderId, customerId],
  );
  const [outcome, setOutcome] = useState<{ failure?: Failure }>();
  const onCopy = (text: string, html?: string) => {
    setOutcome(undefined);
    copy(text, html).then(
      () => setOutcome({}),
      (error: unknown) => setOutcome({ failure: failureOf(error) }),
    );
  };
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={8} heading={t('to-customer.title')}>
      {(view) => {
        if (view === 'off') return <Gone what={t('to-customer.off.title')} why={t('to-customer.off.why')} />;
        if (!view) return <Gone what={t('to-customer.none.title')} why={t('to-customer.none.why')} />;
        return (
          <StatusPage
            view={view}
            backHref={hrefOf({ view: 'order', orderId })}
            partnerHref={partnerHref}
            done={outcome ? <Outcome failure={outcome.failure} /> : null}
            onCopy={onCopy}
          />
        );
      }}
    </RemoteView>
  );
}

function Outcome({ failure }: { failure?: Failure }) {
  if (failure) return <FailureNote failure={failure} />;
  return (
    <p class="small" role="status">
      {t('to-customer.done')}
    </p>
  );
}
