import { CustomerRecordsPage } from '../../components/customers/CustomerRecordsPage.tsx';
import { CustomersPage } from '../../components/customers/CustomersPage.tsx';
import { Gone } from '../../components/parts/Gone.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { customerRows } from '../../components/wording/customers.ts';
import { toCsv } from '../../lib/export/csv.ts';
import { t } from '../../lib/i18n/t.ts';
import { customerRecords } from '../../lib/lens/customers/customer-records.ts';
import { customersView } from '../../lib/lens/customers/customers-view.ts';
import { download } from '../../lib/surface/download.ts';
import { DERIVED } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { lineHref, partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

/** The customers in classes. */
export function CustomersScreen() {
  const { remote, again } = useReading(customersView, [], { of: DERIVED });
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10} heading={t('customers.title')}>
      {(view) => (
        <CustomersPage
          view={view}
          backHref={hrefOf({ view: 'partners' })}
          suppliersHref={hrefOf({ view: 'segments' })}
          hrefOf={partnerHref}
        />
      )}
    </RemoteView>
  );
}

/** The lines behind the figures of one customer. */
export function CustomerRecordsScreen({ partnerId }: { partnerId: string }) {
  const { remote, again } = useReading((store, now) => customerRecords(store, partnerId, now), [partnerId]);
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10} heading={t('customer.records')}>
      {(view) =>
        view ? (
          <CustomerRecordsPage
            view={view}
            backHref={partnerHref(partnerId)}
            lineHref={lineHref}
            onExport={() => {
              const { header, rows } = customerRows(view);
              download('partnerlens-customer.csv', toCsv(header, rows));
            }}
          />
        ) : (
          <Gone what={t('partner.not-found.title')} why={t('partner.not-found.why')} />
        )
      }
    </RemoteView>
  );
}
