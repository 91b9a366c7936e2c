import { useState } from 'preact/hooks';
import type { FileMapping } from '../../lib/domain/file-mapping.ts';
import { formatBytes, formatList, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { MappingProposal } from '../../lib/sources/files/mapping-proposal.ts';
import type { TableSniff } from '../../lib/sources/files/table-sniff.ts';
import { Note } from '../parts/Note.tsx';
import { fieldName } from '../wording/proposal.ts';
import { shortName } from '../wording/source.ts';
import { MappingTable } from './MappingTable.tsx';
import { OwnSites } from './OwnSites.tsx';

interface ImportReviewProps {
  fileName: string;
  sniff: TableSniff;
  proposal: MappingProposal;
  /** The mapping remembered for files with these headings. */
  remembered?: FileMapping;
  /** The sample lies in the store and goes when own records come. */
  replacesSample: boolean;
  onBack: () => void;
  onImport: (mapping: FileMapping, remember: boolean) => void;
}

/** The second step: what the file is, what its columns mean, and the start of the import. */
export function ImportReview(props: ImportReviewProps) {
  const { sniff, proposal, remembered } = props;
  const [mapping, setMapping] = useState(remembered ?? proposal.mapping);
  const [remember, setRemember] = useState(true);
  const missing = missingFields(mapping);
  return (
    <>
      <FileFacts fileName={props.fileName} sniff={sniff} />
      {remembered ? <p class="small dim mt">{t('files.remembered')}</p> : null}
      <MappingTable
        mapping={mapping}
        columns={proposal.columns}
        preview={sniff.preview}
        onChange={setMapping}
      />
      <OwnSites
        proposals={proposal.ownSites}
        chosen={mapping.ownSites}
        onChange={(ownSites) => setMapping({ ...mapping, ownSites })}
      />
      {missing.length > 0 ? (
        <section>
          <Note
            state="risk"
            what={t('files.missing', { fields: formatList(missing.map(fieldName)) })}
            next={t('files.missing.next')}
          />
        </section>
      ) : null}
      {props.replacesSample ? <p class="small dim mt">{t('files.replaces-sample')}</p> : null}
      <div class="end-bar">
        <label class="check">
          <input
            type="checkbox"
            checked={remember}
            onChange={(event) => setRemember(event.currentTarget.checked)}
          />
          {t('files.remember')}
        </label>
        <button type="button" class="btn quiet" onClick={props.onBack}>
          {t('common.back')}
        </button>
        <button
          type="button"
          class="btn primary"
          disabled={missing.length > 0}
          onClick={() => props.onImport(mapping, remember)}
        >
          {t('files.start')}
        </button>
      </div>
    </>
  );
}

/** The fields without which no row can be kept. */
function missingFields(mapping: FileMapping) {
  const fields = new Set(mapping.columns.map((column) => column.field));
  const missing: ('orderNumber' | 'supplierName')[] = [];
  if (!fields.has('orderNumber')) missing.push('orderNumber');
  if (!fields.has('supplierName') && !fields.has('supplierNumber')) missing.push('supplierName');
  return missing;
}

const DELIMITERS = {
  ',': 'files.delimiter.comma',
  ';': 'files.delimiter.semicolon',
  '\t': 'files.delimiter.tab',
  '|': 'files.delimiter.pipe',
} as const;

function FileFacts({ fileName, sniff }: { fileName: string; sniff: TableSniff }) {
  const facts = { size: formatBytes(sniff.size), rows: formatNumber(sniff.rows) };
  return (
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
        <dt>{t('files.read-as')}</dt>
        <dd>{t(DELIMITERS[sniff.delimiter])}</dd>
      </div>
    </dl>
  );
}
