import { t } from '../../lib/i18n/t.ts';
import type { StatusTarget } from '../../lib/lens/customer-status/status-views.ts';

const MOST = 5;

interface StatusLinksProps {
  targets: readonly StatusTarget[];
  hrefOf: (target: StatusTarget) => string;
}

/** The ways to what a customer may be told of its order. */
export function StatusLinks({ targets, hrefOf }: StatusLinksProps) {
  if (targets.length === 0) return null;
  return (
    <ul class="status-links">
      {targets.slice(0, MOST).map((target) => (
        <li key={`${target.orderId} ${target.customerId}`}>
          <a class="link" href={hrefOf(target)}>
            {t('to-customer.copy-of', { customer: target.name })}
          </a>
        </li>
      ))}
      {targets.length > MOST ? (
        <li class="small dim">{t('common.more', { n: targets.length - MOST })}</li>
      ) : null}
    </ul>
  );
}
