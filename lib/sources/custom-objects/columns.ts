import type { FileMapping } from '../../domain/file-mapping.ts';
import type { OwnColumn, OwnObjects, OwnPart } from '../../domain/own-objects.ts';
import { cellText } from './cell-text.ts';
import type { OwnRecord } from './own-access.ts';

/** The object that holds a part; undefined where none was chosen. */
export function objectOf(own: OwnObjects, part: OwnPart): string | undefined {
  return own[part]?.object;
}

/** `PO_Line__c.Quantity__c`: how a column is called in what people read of it. */
function headerOf(own: OwnObjects, { of, path }: Pick<OwnColumn, 'of' | 'path'>): string {
  return `${objectOf(own, of) ?? of}.${path}`;
}

/** The paths that a part is asked for, with the fields that lead over relationships. */
export function pathsOf({ columns, states }: OwnObjects, part: OwnPart): string[] {
  const those = columns.filter(({ of }) => of === part);
  const paths = those.flatMap(({ path, over }) => (over ? [path, over.by] : [path]));
  return [...new Set(part === 'orders' && states ? [...paths, states.by] : paths)];
}

/** Columns as those of a file: read by the same code, and judged by the same rules. */
export function asFileMapping(own: OwnObjects, columns: readonly OwnColumn[]): FileMapping {
  return {
    delimiter: ',',
    ownSites: [],
    columns: columns.map((column) => {
      const { field, dateOrder, decimal } = column;
      return {
        header: headerOf(own, column),
        ...(field ? { field } : {}),
        ...(dateOrder ? { dateOrder } : {}),
        ...(decimal ? { decimal } : {}),
      };
    }),
  };
}

/** A row of cells, of the records that hold its parts. */
export function rowOf(columns: readonly OwnColumn[], records: Partial<Record<OwnPart, OwnRecord>>): string[] {
  return columns.map(({ of, path, holds }) => cellText(records[of]?.values[path], holds));
}
