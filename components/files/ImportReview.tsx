import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { tableOf } from '../../lib/domain/file-fields.ts';
import type { FileMapping, TableKind } from '../../lib/domain/file-mapping.ts';
import { t } from '../../lib/i18n/t.ts';
import type { MappingProposal } from '../../lib/sources/files/mapping-proposal.ts';
import type { TableFacts } from '../../lib/sources/look/look-at-table.ts';
import { FileFacts, type LayoutChange } from './FileFacts.tsx';
import { MappingTable } from './MappingTable.tsx';
import { type Needs, NeedsNotes } from './NeedsNotes.tsx';
import { OwnSites } from './OwnSites.tsx';

interface ImportReviewProps {
  fileName: string;
  /** Bytes of the file that was chosen. */
  size: number;
  /** The sheet of a workbook that the table was taken from. */
  sheet?: string;
  sniff: TableFacts;
  proposal: MappingProposal;
  /** The mapping remembered for files with these headings. */
  remembered?: FileMapping;
  /** The file is read another way just now. */
  busy: boolean;
  /** What a mapping lacks, and what to know of it. */
  needsOf: (mapping: FileMapping) => Needs;
  /** What stands between the facts of the file and its columns: the sheets of a workbook, notes. */
  children?: ComponentChildren;
  /** The rows tell of something else than was found: the columns are looked at anew. */
  onTable: (table: TableKind) => void;
  /** Reads the file again another way. */
  onReadAs: (change: LayoutChange) => void;
  /** The sample lies in the store and goes when own records come. */
  replacesSample: boolean;
  /** What the button says that starts it. */
  start?: string;
  /** False where the mapping is kept in any case. */
  mayForget?: boolean;
  onBack: () => void;
  onImport: (mapping: FileMapping, remember: boolean) => void;
}

/** The second step: what the file is, what its columns mean, and the start of the import. */
export function ImportReview(props: ImportReviewProps) {
  const { sniff, proposal, remembered } = props;
  const [mapping, setMapping] = useState(remembered ?? proposal.mapping);
  const [remember, setRemember] = useState(true);
  const needs = props.needsOf(mapping);
  return (
    <>
      <FileFacts
        fileName={props.fileName}
        size={props.size}
        sheet={props.sheet}
        sniff={sniff}
        table={tableOf(mapping)}
        onTable={props.onTable}
        onReadAs={props.onReadAs}
      />
      {props.children}
      <MappingTable
        mapping={mapping}
        columns={proposal.columns}
        preview={sniff.preview}
        firstLine={sniff.heading.line + sniff.heading.rows}
        onChange={setMapping}
      />
      {tableOf(mapping) === 'orders' ? (
        <OwnSites
          proposals={proposal.ownSites}
          chosen={mapping.ownSites}
          onChange={(ownSites) => setMapping({ ...mapping, ownSites })}
        />
      ) : null}
      <NeedsNotes needs={needs} />
      {props.replacesSample ? <p class="small dim mt">{t('files.replaces-sample')}</p> : null}
      <div class="end-bar">
        {props.mayForget === false ? null : (
          <label class="check">
            <input
              type="checkbox"
              checked={remember}
              onChange={(event) => setRemember(event.currentTarget.checked)}
            />
            {t('files.remember')}
          </label>
        )}
        <button type="button" class="btn quiet" onClick={props.onBack}>
          {t('common.back')}
        </button>
        <button
          type="button"
          class="btn primary"
          disabled={props.busy || needs.missing.length > 0}
          onClick={() => props.onImport(mapping, remember)}
        >
          {props.start ?? t('files.start')}
        </button>
      </div>
    </>
  );
}
