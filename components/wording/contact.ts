import type { Contact } from '../../lib/domain/partner.ts';
import { formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';

/** `entered here on 22 Nov 2026, 10:00`; undefined of a contact that files or systems tell of. */
export function enteredWords({ entered }: Pick<Contact, 'entered'>): string | undefined {
  if (!entered) return undefined;
  const date = formatInstant(entered.at);
  return entered.by === ''
    ? t('contact.entered', { date })
    : t('contact.entered.by', { date, who: entered.by });
}
