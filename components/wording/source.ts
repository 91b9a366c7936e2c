import { t } from '../../lib/i18n/t.ts';
import type { Origin } from '../../lib/lens/views.ts';

/** How a source is called: `file:orders.csv` is the file's name, `tryton:erp.example.com/live` a system at its address. */
export function sourceName(sourceId: string): string {
  if (sourceId === 'sample') return t('source.sample');
  if (sourceId === 'hand') return t('source.hand');
  if (sourceId === 'mail') return t('source.mail');
  if (sourceId.startsWith('tryton:')) return t('source.tryton', { at: sourceId.slice('tryton:'.length) });
  if (sourceId.startsWith('salesforce:'))
    return t('source.salesforce', { at: sourceId.slice('salesforce:'.length) });
  if (sourceId.startsWith('hubspot:')) return t('source.hubspot', { at: sourceId.slice('hubspot:'.length) });
  if (sourceId.startsWith('dynamics:'))
    return t('source.dynamics', { at: sourceId.slice('dynamics:'.length) });
  if (sourceId.startsWith('zoho:')) return t('source.zoho', { at: sourceId.slice('zoho:'.length) });
  if (sourceId.startsWith('feed:')) return t('source.feed', { at: sourceId.slice('feed:'.length) });
  if (sourceId.startsWith('page:')) return sourceId.slice('page:'.length);
  return sourceId.startsWith('file:') ? sourceId.slice('file:'.length) : sourceId;
}

/** That another source tells of the same. */
export function alsoIn({ sourceId }: Pick<Origin, 'sourceId'>): string {
  return t('source.also', { source: sourceName(sourceId) });
}

/** A file name of at most `length` characters: the middle is left out, since the beginning and the date at the end tell files apart. */
export function shortName(name: string, length = 40): string {
  const letters = [...name];
  if (letters.length <= length) return name;
  const tail = Math.floor((length - 1) / 2);
  return `${letters.slice(0, length - 1 - tail).join('')}…${letters.slice(-tail).join('')}`;
}
