import { t } from '../../lib/i18n/t.ts';
import { Note } from '../parts/Note.tsx';

/** No file has named the supplier of this order yet: what that means, and what brings it. */
export function SupplierUnknown() {
  return (
    <Note
      state="unknown"
      label={t('supplier.unknown')}
      what={t('supplier.unknown.what')}
      next={t('supplier.unknown.next')}
    />
  );
}
