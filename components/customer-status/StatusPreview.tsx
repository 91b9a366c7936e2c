import { asText } from '../../lib/export/csv.ts';
import { manyLines } from '../../lib/export/mail/clean.ts';
import type { MailBody } from '../../lib/export/mail/table.ts';
import { t } from '../../lib/i18n/t.ts';

/** The text and table as another program shows them once they are pasted: the same words and cells. */
export function StatusPreview({ body: { language, above, table, below } }: { body: MailBody }) {
  return (
    <div class="status-preview" lang={language}>
      <p>{manyLines(above)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll-x" tabIndex={0} aria-label={t('to-customer.table')}>
        <table class="tbl">
          <thead>
            <tr>
              {table.header.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, line) => (
              <tr key={`${line}`}>
                {row.map((cell, at) => (
                  <td key={table.header[at]} class={table.numeric[at] ? 'num' : undefined}>
                    {asText(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>{manyLines(below)}</p>
    </div>
  );
}
