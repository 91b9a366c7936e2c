import { formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { readAddresses } from '../../lib/lens/mail/own-addresses.ts';
import { LinesForm } from './LinesForm.tsx';

interface AddressesFormProps {
  addresses: readonly string[];
  /** What was listed before the last change, while that can be undone. */
  before?: readonly string[];
  onSave: (addresses: readonly string[]) => void;
  onFinal: () => void;
}

/** The mail addresses of whoever uses this browser: typed or pasted, one per line. */
export function AddressesForm({ addresses, ...props }: AddressesFormProps) {
  return (
    <LinesForm
      {...props}
      id="own-addresses"
      rows={3}
      list={addresses}
      read={(text) => {
        const { addresses: list, wrong } = readAddresses(text);
        return { list, wrong };
      }}
      words={{
        label: t('own.addresses'),
        save: t('own.addresses.save'),
        saved: t('own.addresses.saved', { n: addresses.length }),
        wrong: (what) => t('own.addresses.wrong', { what: formatList(what.slice(0, 3)) }),
        below: () => t('own.addresses.why'),
      }}
    />
  );
}
