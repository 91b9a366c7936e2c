import { t } from '../../lib/i18n/t.ts';

/** How a source is called: `file:orders.csv` is the file's name. */
export function sourceName(sourceId: string): string {
  if (sourceId === 'sample') return t('source.sample');
  return sourceId.startsWith('file:') ? sourceId.slice('file:'.length) : sourceId;
}
