import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { SheetLook } from '../../lib/sources/workbook/open-workbook.ts';

interface SheetChooserProps {
  sheets: SheetLook[];
  chosen: number;
  onChoose: (sheet: number) => void;
}

/** So many rows of a sheet tell what it holds. */
const LOOKED_AT = 30;

/** The sheets of a workbook, each with its size and how it begins. */
export function SheetChooser({ sheets, chosen, onChoose }: SheetChooserProps) {
  return (
    <fieldset class="sheets">
      <legend class="h2">{t('files.sheets')}</legend>
      {sheets.map((sheet, index) => (
        <label key={sheet.name} class="check">
          <input
            type="radio"
            name="sheet"
            checked={index === chosen}
            disabled={sheet.first.length === 0}
            onChange={() => onChoose(index)}
          />
          <span>
            <b class="b">{sheet.name}</b> <span class="small dim">{about(sheet)}</span>
            <span class="small dim begins">{beginning(sheet)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function about({ rows, columns, hidden, first }: SheetLook): string {
  if (first.length === 0) return t('files.sheets.empty');
  const size =
    rows === undefined || columns === undefined
      ? t('files.sheets.long', { rows: LOOKED_AT })
      : joinParts([t('files.note.rows', { n: rows }), t('files.note.columns', { n: columns })]);
  return joinParts([size, hidden && t('files.sheets.hidden')]);
}

/** The first row with more than a title, else the title. */
function beginning({ first }: SheetLook): string {
  const row = first.find((cells) => cells.filter((cell) => cell !== '').length > 1) ?? first[0] ?? [];
  return row
    .filter((cell) => cell !== '')
    .slice(0, 12)
    .join(' · ');
}
