import type { LedgerEntry } from '../../lib/domain/connection.ts';
import { formatBytes, formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';

interface LedgerTableProps {
  entries: readonly LedgerEntry[];
  /** Saves the whole list, of which the table shows the newest. */
  onSave: () => void;
}

/** Requests to connected systems, newest first: what left this browser, and how it ended. */
export function LedgerTable({ entries, onSave }: LedgerTableProps) {
  return (
    <details class="ledger">
      <summary>{t('sources.ledger')}</summary>
      <p class="small dim">{t('sources.ledger.why')}</p>
      {entries.length === 0 ? null : (
        <p>
          <button type="button" class="btn" onClick={onSave}>
            {t('ledger.save')}
          </button>
        </p>
      )}
      {entries.length === 0 ? (
        <p class="dim">{t('sources.ledger.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
        <section class="scroll-x" tabIndex={0} aria-label={t('sources.ledger')}>
          <table class="tbl">
            <thead>
              <tr>
                <th scope="col">{t('sources.ledger.when')}</th>
                <th scope="col">{t('sources.ledger.where')}</th>
                <th scope="col">{t('sources.ledger.what')}</th>
                <th scope="col">{t('sources.ledger.fields')}</th>
                <th scope="col">{t('sources.ledger.bytes')}</th>
                <th scope="col">{t('sources.ledger.outcome')}</th>
                <th scope="col">{t('sources.ledger.for')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <Row key={`${entry.at} ${entry.what}`} entry={entry} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}

function Row({ entry }: { entry: LedgerEntry }) {
  return (
    <tr>
      <td class="small">{formatInstant(entry.at)}</td>
      <td class="small">{entry.host}</td>
      <td class="small id">{entry.what}</td>
      <td class="small dim">{entry.fields.join(', ')}</td>
      <td class="small num">
        {formatBytes(entry.sent)}, {formatBytes(entry.received)}
      </td>
      <td class="small">{entry.outcome || t('ledger.open')}</td>
      <td class="small">{entry.why}</td>
    </tr>
  );
}
