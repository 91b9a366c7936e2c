import { useState } from 'preact/hooks';
import { TABLE_KINDS } from '../../lib/domain/file-fields.ts';
import type { TableKind, TextEncoding } from '../../lib/domain/file-mapping.ts';
import { formatBytes, formatList, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { TableFacts } from '../../lib/sources/look/look-at-table.ts';
import { ENCODING_NAMES } from '../wording/encoding.ts';
import { shortName } from '../wording/source.ts';

type Delimiter = TableFacts['delimiter'];

/** What a person wants to be read otherwise. */
export interface LayoutChange {
  delimiter?: Delimiter;
  encoding?: TextEncoding;
  headingLine?: number;
}

interface FileFactsProps {
  fileName: string;
  size: number;
  /** The sheet of a workbook: it has neither delimiter nor encoding. */
  sheet?: string;
  sniff: TableFacts;
  /** What its rows are taken to tell of. */
  table: TableKind;
  onTable: (table: TableKind) => void;
  onReadAs: (change: LayoutChange) => void;
}

const DELIMITERS = {
  ',': 'files.delimiter.comma',
  ';': 'files.delimiter.semicolon',
  '\t': 'files.delimiter.tab',
  '|': 'files.delimiter.pipe',
} as const;

/** What the file is and how it was read, to be corrected where the guess was wrong. */
export function FileFacts({ fileName, size, sheet, sniff, table, onTable, onReadAs }: FileFactsProps) {
  const [changing, setChanging] = useState(false);
  const facts = { size: formatBytes(size), rows: formatNumber(sniff.rows) };
  const line = formatNumber(sniff.heading.line);
  return (
    <>
      <dl class="file-facts">
        <div>
          <dt>{t('files.file')}</dt>
          <dd title={fileName}>{shortName(fileName, 60)}</dd>
        </div>
        <div>
          <dt>{t('files.size')}</dt>
          <dd>{sniff.complete ? t('files.size-all', facts) : t('files.size-rows', facts)}</dd>
        </div>
        <div>
          <dt>
            <label for="table-kind">{t('files.tells-of')}</label>
          </dt>
          <dd>
            <select
              id="table-kind"
              class="field"
              value={table}
              onChange={(event) => onTable(event.currentTarget.value as TableKind)}
            >
              {TABLE_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`table.${kind}`)}
                </option>
              ))}
            </select>
          </dd>
        </div>
        <div>
          <dt>{t('files.read-as')}</dt>
          <dd>
            {sheet === undefined
              ? t('files.read-as.table', {
                  delimiter: t(DELIMITERS[sniff.delimiter]),
                  encoding: ENCODING_NAMES[sniff.encoding],
                  line,
                })
              : t('files.read-as.sheet', { sheet: shortName(sheet, 30), line })}{' '}
            <button
              type="button"
              class="link"
              aria-expanded={changing}
              onClick={() => setChanging(!changing)}
            >
              {t('files.read-as.change')}
            </button>
          </dd>
        </div>
      </dl>
      {changing ? <LayoutForm sniff={sniff} isSheet={sheet !== undefined} onReadAs={onReadAs} /> : null}
      <Skipped sniff={sniff} />
    </>
  );
}

/** Rows that are no lines of orders, so that nobody misses them. */
function Skipped({ sniff: { skipped } }: { sniff: TableFacts }) {
  const what = [
    skipped.totals > 0 ? t('files.skipped.totals', { n: skipped.totals }) : '',
    skipped.headings > 0 ? t('files.skipped.headings', { n: skipped.headings }) : '',
  ].filter((words) => words !== '');
  if (what.length === 0) return null;
  return <p class="small dim mt">{t('files.skipped.why', { what: formatList(what) })}</p>;
}

interface LayoutFormProps {
  sniff: TableFacts;
  isSheet: boolean;
  onReadAs: (change: LayoutChange) => void;
}

function LayoutForm({ sniff, isSheet, onReadAs }: LayoutFormProps) {
  const [delimiter, setDelimiter] = useState<Delimiter>(sniff.delimiter);
  const [encoding, setEncoding] = useState<TextEncoding>(sniff.encoding);
  const [line, setLine] = useState(sniff.heading.line);
  return (
    <form
      class="inline-form read-as mt"
      onSubmit={(event) => {
        event.preventDefault();
        onReadAs({
          ...(delimiter === sniff.delimiter ? {} : { delimiter }),
          ...(encoding === sniff.encoding ? {} : { encoding }),
          ...(line === sniff.heading.line ? {} : { headingLine: line }),
        });
      }}
    >
      {isSheet ? null : (
        <>
          <label>
            <span class="small dim">{t('files.read-as.delimiter')}</span>
            <select
              class="field"
              value={delimiter}
              onChange={(event) => setDelimiter(event.currentTarget.value as Delimiter)}
            >
              {Object.entries(DELIMITERS).map(([mark, key]) => (
                <option key={mark} value={mark}>
                  {t(key)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span class="small dim">{t('files.read-as.encoding')}</span>
            <select
              class="field"
              value={encoding}
              onChange={(event) => setEncoding(event.currentTarget.value as TextEncoding)}
            >
              {Object.entries(ENCODING_NAMES).map(([name, words]) => (
                <option key={name} value={name}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      <label>
        <span class="small dim">{t('files.read-as.heading')}</span>
        <input
          class="field"
          type="number"
          min={1}
          max={200}
          required
          value={line}
          onInput={(event) => setLine(event.currentTarget.valueAsNumber || 1)}
        />
      </label>
      <button type="submit" class="btn">
        {t('files.read-as.again')}
      </button>
    </form>
  );
}
