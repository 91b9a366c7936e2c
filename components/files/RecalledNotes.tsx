import { formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LayoutPart } from '../../lib/sources/look/corrected-layout.ts';
import type { RecalledMapping, TableFacts } from '../../lib/sources/look/look-at-table.ts';
import { Note } from '../parts/Note.tsx';
import { ENCODING_NAMES } from '../wording/encoding.ts';
import { shortName } from '../wording/source.ts';

interface RecalledNotesProps {
  recalled: RecalledMapping;
  sniff: TableFacts;
}

/** Columns that are named; behind them the others are counted by the list of all columns. */
const NAMED = 5;

/** Where the mapping under review comes from, which corrections of the layout hold, and what is new in this file. */
export function RecalledNotes({ recalled, sniff }: RecalledNotesProps) {
  const { by, held, overruled, strange } = recalled;
  return (
    <>
      <p class="small dim mt">
        {t(by === 'policy' ? 'files.remembered.policy' : 'files.remembered')}{' '}
        {held.length > 0 ? t('files.held', { parts: partsOf(held) }) : ''}
      </p>
      {overruled.length + strange.length > 0 ? (
        <section class="notes">
          {overruled.length > 0 ? (
            <Note
              state="risk"
              what={t('files.overruled', { parts: partsOf(overruled) })}
              next={whyOf(overruled, sniff)}
            />
          ) : null}
          {strange.length > 0 ? (
            <Note
              state="risk"
              what={t('files.strange', {
                columns: formatList(strange.slice(0, NAMED).map((name) => shortName(name))),
              })}
              next={t('files.strange.next')}
            />
          ) : null}
        </section>
      ) : null}
    </>
  );
}

function partsOf(parts: LayoutPart[]): string {
  return formatList(parts.map((part) => t(`files.part.${part}`)));
}

function whyOf(overruled: LayoutPart[], { encoding, encodingEvidence }: TableFacts): string {
  if (!overruled.includes('encoding')) return t('files.overruled.headings');
  const name = ENCODING_NAMES[encoding];
  return encodingEvidence.code === 'byte-order-mark'
    ? t('files.overruled.mark', { encoding: name })
    : t('files.overruled.bytes', { encoding: name });
}
