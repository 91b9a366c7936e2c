import { useState } from 'preact/hooks';
import type { FileMapping } from '../../lib/domain/file-mapping.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { FailureNote } from '../parts/Note.tsx';
import { OpenFile } from '../parts/OpenFile.tsx';

/** A remembered mapping with the key that it is stored under. */
export interface MappingEntry {
  signature: string;
  mapping: FileMapping;
}

interface MappingsPageProps {
  mappings: MappingEntry[];
  /** How many mappings the company's policy brings. */
  fromPolicy: number;
  /** What was taken over from a file just now, or why nothing was. */
  taken?: { count: number } | { failure: Failure };
  /** Just removed; can be put back. */
  removed?: MappingEntry;
  onRename: (entry: MappingEntry, name: string) => void;
  onRemove: (entry: MappingEntry) => void;
  onUndo: () => void;
  onExport: (entries: MappingEntry[]) => void;
  onImport: (file: File) => void;
}

/** What the columns of files mean: remembered, named, handed on as a file. */
export function MappingsPage(props: MappingsPageProps) {
  const { mappings, fromPolicy, taken, removed } = props;
  return (
    <>
      <h1>{t('mappings.title')}</h1>
      <p class="dim">{t('mappings.why')}</p>
      {fromPolicy > 0 ? <p class="small dim">{t('mappings.from-policy', { n: fromPolicy })}</p> : null}
      <section>
        {mappings.length === 0 ? <p class="dim">{t('mappings.none')}</p> : <MappingList {...props} />}
        <div role="status">
          {removed ? (
            <p class="mt">
              {t('mappings.removed', { name: nameOfMapping(removed.mapping) })}{' '}
              <button type="button" class="link" onClick={props.onUndo}>
                {t('common.undo')}
              </button>
            </p>
          ) : null}
          {taken && 'count' in taken ? <p class="mt">{t('mappings.imported', { n: taken.count })}</p> : null}
        </div>
        {taken && 'failure' in taken ? (
          <div class="mt">
            <FailureNote failure={taken.failure} />
          </div>
        ) : null}
        <div class="acts">
          <OpenFile label={t('mappings.import')} onFile={props.onImport} />
          {mappings.length > 1 ? (
            <button type="button" class="btn quiet" onClick={() => props.onExport(mappings)}>
              {t('mappings.export-all')}
            </button>
          ) : null}
        </div>
      </section>
    </>
  );
}

/** The name that a person gave, or the headings of the first columns in use. */
function nameOfMapping({ name, columns }: FileMapping): string {
  const used = columns.filter(({ field }) => field).map(({ header }) => header);
  return name || t('mappings.unnamed', { columns: used.slice(0, 3).join(', ') });
}

function MappingList(props: MappingsPageProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scroll-x" tabIndex={0} aria-label={t('mappings.title')}>
      <table class="tbl mappings">
        <thead>
          <tr>
            <th scope="col">{t('mappings.column.name')}</th>
            <th scope="col">{t('mappings.column.columns')}</th>
            <th scope="col">{t('mappings.column.used')}</th>
            <th scope="col">
              <span class="vh">{t('common.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.mappings.map((entry) => (
            <MappingLine key={entry.signature} entry={entry} {...props} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function MappingLine(props: MappingsPageProps & { entry: MappingEntry }) {
  const { entry } = props;
  const { columns, usedAt } = entry.mapping;
  const [renaming, setRenaming] = useState(false);
  const name = nameOfMapping(entry.mapping);
  const used = columns.filter(({ field }) => field).length;
  return (
    <tr>
      <td class="name" title={columns.map(({ header }) => header).join(', ')}>
        {renaming ? (
          <RenameForm
            name={entry.mapping.name ?? ''}
            onDone={(next) => {
              setRenaming(false);
              if (next !== undefined) props.onRename(entry, next);
            }}
          />
        ) : (
          name
        )}
      </td>
      <td class="nw">{t('mappings.columns', { used, all: columns.length })}</td>
      <td class="nw">{usedAt ? formatInstant(usedAt) : <span class="dim">{t('mappings.never')}</span>}</td>
      <td>
        <span class="row-acts">
          <button
            type="button"
            class="btn quiet"
            aria-label={t('mappings.rename-of', { name })}
            onClick={() => setRenaming(!renaming)}
          >
            {t('mappings.rename')}
          </button>
          <button
            type="button"
            class="btn quiet"
            aria-label={t('mappings.export-of', { name })}
            onClick={() => props.onExport([entry])}
          >
            {t('mappings.export')}
          </button>
          <button
            type="button"
            class="btn quiet"
            aria-label={t('mappings.remove-of', { name })}
            onClick={() => props.onRemove(entry)}
          >
            {t('common.remove')}
          </button>
        </span>
      </td>
    </tr>
  );
}

function RenameForm({ name, onDone }: { name: string; onDone: (name?: string) => void }) {
  const [text, setText] = useState(name);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(text.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <input
        class="field"
        aria-label={t('mappings.column.name')}
        maxLength={100}
        value={text}
        ref={(input) => input?.focus()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="btn">
        {t('mappings.save')}
      </button>
    </form>
  );
}
