import type { Failure } from '../../lib/domain/result.ts';
import type { TaughtSite } from '../../lib/domain/taught-site.ts';
import { formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { FailureNote } from '../parts/Note.tsx';
import { OpenFile } from '../parts/OpenFile.tsx';
import { UndoLine } from '../parts/UndoLine.tsx';

interface TaughtSitesProps {
  sites: TaughtSite[];
  /** How many the company's policy brings. */
  fromPolicy: number;
  /** What was taken over from a file just now, or why nothing was. */
  taken?: { count: number } | { failure: Failure };
  /** Just removed; can be put back. */
  removed?: TaughtSite;
  onRemove: (site: TaughtSite) => void;
  onUndo: () => void;
  /** It cannot be put back any more. */
  onFinal: () => void;
  onExport: (site: TaughtSite) => void;
  onImport: (file: File) => void;
}

/** The portals that people taught: listed, handed on, removed. */
export function TaughtSites(props: TaughtSitesProps) {
  const { sites, fromPolicy, taken, removed } = props;
  return (
    <section>
      <h2>{t('taught.title')}</h2>
      <p class="dim">{t('taught.why')}</p>
      {fromPolicy > 0 ? <p class="small dim">{t('taught.from-policy', { n: fromPolicy })}</p> : null}
      {sites.length === 0 ? <p class="dim">{t('taught.none')}</p> : <TaughtTable {...props} />}
      {removed ? (
        <UndoLine
          key={removed.id}
          words={t('taught.removed', { name: removed.name })}
          onUndo={props.onUndo}
          onFinal={props.onFinal}
        />
      ) : null}
      <div role="status">
        {taken && 'count' in taken ? <p class="mt">{t('taught.imported', { n: taken.count })}</p> : null}
      </div>
      {taken && 'failure' in taken ? (
        <div class="mt">
          <FailureNote failure={taken.failure} />
        </div>
      ) : null}
      <div class="acts">
        <OpenFile label={t('taught.import')} onFile={props.onImport} />
      </div>
    </section>
  );
}

function TaughtTable({ sites, onExport, onRemove }: TaughtSitesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scroll-x" tabIndex={0} aria-label={t('taught.title')}>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{t('taught.column.name')}</th>
            <th scope="col">{t('taught.column.hosts')}</th>
            <th scope="col">{t('taught.column.pages')}</th>
            <th scope="col">
              <span class="vh">{t('common.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <tr key={site.id}>
              <td>{site.name}</td>
              <td class="id">{formatList(site.hosts)}</td>
              <td>{site.pages.length}</td>
              <td>
                <span class="row-acts">
                  <button
                    type="button"
                    class="btn quiet"
                    aria-label={t('taught.export-of', { name: site.name })}
                    onClick={() => onExport(site)}
                  >
                    {t('taught.export')}
                  </button>
                  <button
                    type="button"
                    class="btn quiet"
                    aria-label={t('taught.remove-of', { name: site.name })}
                    onClick={() => onRemove(site)}
                  >
                    {t('common.remove')}
                  </button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
