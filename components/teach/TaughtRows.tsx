import type { PageField } from '../../lib/domain/page-fields.ts';
import type { TaughtSample } from '../../lib/domain/taught-sample.ts';
import { t } from '../../lib/i18n/t.ts';
import { pageFieldWord } from '../wording/page-field.ts';

/** The first rows as they would be read, with what each lacks. */
export function TaughtRows({ sample }: { sample: TaughtSample }) {
  const { rows, count } = sample;
  const shown = sample.picks.flatMap(({ field }) => (field === 'order' ? [] : [field as PageField]));
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scroll-x" tabIndex={0} aria-label={t('teach.found', { n: count })}>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{pageFieldWord('order')}</th>
            {shown.map((field) => (
              <th scope="col" key={field}>
                {pageFieldWord(field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              <td class="id nw">{row.order}</td>
              {shown.map((field) => (
                <td key={field} class="nw">
                  {row.fields[field] ?? <span class="dim">{t('teach.no-value')}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {count > rows.length ? <p class="small dim">{t('common.more', { n: count - rows.length })}</p> : null}
    </section>
  );
}
