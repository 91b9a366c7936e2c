import { OrderPage } from '../../components/page/OrderPage.tsx';
import { Gone } from '../../components/parts/Gone.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { t } from '../../lib/i18n/t.ts';
import { targetsOfLines } from '../../lib/lens/customer-status/status-targets.ts';
import { orderView } from '../../lib/lens/order.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { FollowToggle } from './FollowToggle.tsx';
import { KnownOnOrder } from './KnownLines.tsx';
import { LineActs } from './LineActs.tsx';
import { useOrderBeside } from './PageDifferences.tsx';
import { lineHref, partnerHref } from './places.ts';
import { LineToReview } from './ReviewItems.tsx';
import { StatusOf } from './StatusFrom.tsx';
import { TasksAbout } from './TasksAbout.tsx';

/** Whom an order is between and us: of a customer's order it is the customer, whose line hangs on our own company. */
function otherSideOf({ orderKind, customers, partnerId }: LineView): string {
  return (orderKind === 'sales' ? customers[0]?.partnerId : undefined) ?? partnerId;
}

/** One order with its lines. */
export function OrderScreen({ orderId, lineId }: { orderId: string; lineId?: string }) {
  const { remote, again } = useReading(
    async (store, now) => ({ lines: await orderView(store, orderId, now), now }),
    [orderId],
  );
  const beside = useOrderBeside(orderId);
  return (
    <RemoteView remote={remote.value} onRetry={again} heading={t('order.heading')}>
      {({ lines, now }) =>
        lines && lines.length > 0 ? (
          <OrderPage
            lines={lines}
            lineId={lineId}
            today={now.today}
            follow={<FollowToggle kind="order" targetId={orderId} />}
            actsOf={(line) => (
              <>
                <LineActs
                  orderId={line.orderId}
                  lineId={line.lineId}
                  proposed={beside.proposedFor(line.lineId)}
                />
                <TasksAbout
                  partnerId={otherSideOf(line)}
                  order={{ orderId: line.orderId, lineId: line.lineId }}
                />
                <KnownOnOrder line={line} lines={lines} today={now.today} />
                <LineToReview line={line} today={now.today} />
              </>
            )}
            toCustomers={(line) => <StatusOf targets={targetsOfLines([line])} />}
            beside={beside.part}
            onBack={() => history.back()}
            partnerHref={partnerHref}
            lineHref={lineHref}
          />
        ) : (
          <Gone what={t('order.not-found.title')} why={t('order.not-found.why')} />
        )
      }
    </RemoteView>
  );
}
