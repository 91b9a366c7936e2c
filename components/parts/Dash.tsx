import { NOT_KNOWN } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';

/** Stands where a value is not known: a dash that says why on focus, under the pointer and to screen readers. */
export function Dash({ why }: { why: string }) {
  return (
    <button type="button" class="dash" data-why={why} aria-label={t('kpi.missing', { why })}>
      {NOT_KNOWN}
    </button>
  );
}
