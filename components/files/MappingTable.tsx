import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { tableOf } from '../../lib/domain/file-fields.ts';
import type { FileField, FileMapping, TableKind } from '../../lib/domain/file-mapping.ts';
import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ColumnProposal } from '../../lib/sources/files/mapping-proposal.ts';
import { Sign } from '../parts/Sign.tsx';
import { fieldName } from '../wording/proposal.ts';
import { MappingRow } from './MappingRow.tsx';

interface MappingTableProps {
  mapping: FileMapping;
  /** Evidence for each column, in the order of the file. */
  columns: ColumnProposal[];
  /** The first rows of the file. */
  preview: string[][];
  /** Line of the first of them. */
  firstLine: number;
  onChange: (mapping: FileMapping) => void;
  /** What the table is called where there are several; where columns are many, they can be searched. */
  title?: string;
  labels?: readonly string[];
  among?: readonly FileField[];
}

type Column = FileMapping['columns'][number];

/** What each column means, with examples and evidence, corrected by hand. A field is in one column only. */
export function MappingTable(props: MappingTableProps) {
  const { mapping, columns, preview, firstLine, onChange, labels, among, title = t('files.columns') } = props;
  const [wanted, setWanted] = useState('');
  const used = mapping.columns.filter((column) => column.field).length;
  const toCheck = columns.filter(
    (column, at) => column.check.length > 0 && mapping.columns[at]?.field,
  ).length;
  const found = mapping.columns.flatMap((column, at) =>
    isWanted(wanted, [column.header, labels?.[at], fieldName(column.field)]) ? [{ column, at }] : [],
  );
  const drawn = useGrowing(found.length);
  // The rows keep the first function that they were given: it reads what holds now.
  const now = useRef({ mapping, onChange });
  now.current = { mapping, onChange };
  const change = (at: number, next: Column) => {
    const all = now.current.mapping.columns.map((column, index) => changed(column, index, at, next));
    now.current.onChange({ ...now.current.mapping, columns: all });
  };
  return (
    <section>
      <h2 class="h2">
        {title} <span class="c">{t('files.columns-used', { used, all: mapping.columns.length })}</span>
        {toCheck > 0 ? (
          <span class="end">
            <Sign state="risk" bare /> {t('files.to-check', { n: toCheck })}
          </span>
        ) : null}
      </h2>
      {labels && labels.length > FIRST_ROWS ? (
        <ColumnSearch wanted={wanted} found={found.length} onInput={setWanted} />
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="scroll-x" tabIndex={0} aria-label={title}>
        <table class="tbl mapping">
          <Head firstLine={firstLine} />
          <tbody>
            {found.slice(0, drawn).map(({ column, at }) => (
              <KeptRow
                key={`${at}/${column.header}`}
                at={at}
                column={column}
                table={tableOf(mapping)}
                among={among}
                label={labels?.[at]}
                proposal={columns[at]}
                preview={preview}
                change={change}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

interface ColumnSearchProps {
  wanted: string;
  /** How many columns it leaves. */
  found: number;
  onInput: (wanted: string) => void;
}

function ColumnSearch({ wanted, found, onInput }: ColumnSearchProps) {
  return (
    <label class="column-search">
      <span class="small dim">{t('files.columns.search')}</span>
      <input
        type="search"
        class="field"
        value={wanted}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {wanted.trim() === '' ? null : (
        <span class="small" role="status">
          {t('files.columns.found', { n: found })}
        </span>
      )}
    </label>
  );
}

/** Above the examples stands which rows of the file they are. */
function Head({ firstLine }: Pick<MappingTableProps, 'firstLine'>) {
  return (
    <thead>
      <tr>
        <th scope="col">{t('files.column')}</th>
        {['row-a', 'row-b', 'row-c'].map((name, index) => (
          <th key={name} scope="col" class={name}>
            {t('files.row', { n: formatNumber(firstLine + index) })}
          </th>
        ))}
        <th scope="col">{t('files.means')}</th>
        <th scope="col">{t('files.how-read')}</th>
      </tr>
    </thead>
  );
}

interface KeptRowProps {
  at: number;
  column: Column;
  table: TableKind;
  among: readonly FileField[] | undefined;
  label: string | undefined;
  proposal?: ColumnProposal;
  preview: string[][];
  change: (at: number, next: Column) => void;
}

/** A row is made again when its own column changes, not when another one does. */
function KeptRow({ at, column, table, among, label, proposal, preview, change }: KeptRowProps) {
  return useMemo(
    () => (
      <MappingRow
        column={column}
        table={table}
        among={among}
        label={label}
        proposal={proposal}
        examples={[0, 1, 2].map((row) => preview[row]?.[at] ?? '')}
        onChange={(next) => change(at, next)}
      />
    ),
    [column, table, among, label, proposal, preview],
  );
}

/** Whether each word that is looked for stands in one of these. */
function isWanted(wanted: string, said: readonly (string | undefined)[]): boolean {
  const text = said.join(' ').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Rows that are made in one piece of work; the others follow, so that a wide table leaves the page free. */
const FIRST_ROWS = 12;
const MORE_ROWS = 8;

/** How many of `all` rows are made by now. */
function useGrowing(all: number): number {
  const [drawn, setDrawn] = useState(FIRST_ROWS);
  useEffect(() => {
    if (drawn >= all) return;
    const timer = setTimeout(() => setDrawn(drawn + MORE_ROWS));
    return () => clearTimeout(timer);
  }, [drawn, all]);
  return Math.min(drawn, all);
}

/** The changed column; another one that held the same field lets go of it. */
function changed(column: Column, index: number, at: number, next: Column): Column {
  if (index === at) return next;
  return next.field && column.field === next.field ? { header: column.header } : column;
}
