import type { Store } from '../store/open.ts';
import { eachStored, type PartName, type PartVisitor } from '../store/stored-records.ts';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupCounts,
  type BackupHeader,
  noCounts,
  SECTION_NAMES,
} from './format.ts';

/** How much text is gathered before the browser takes it out of this context's memory, in UTF-16 units. */
const PIECE = 2 * 1024 * 1024;

/**
 * Everything that is stored as one JSON document (`format.ts` describes it), from one state of the store. Memory stays
 * flat: finished pieces are blobs, which the browser keeps outside the heap. `progress` hears how many orders are written.
 * @throws whatever ends `signal`, and failures of the store.
 */
export async function writeBackup(
  store: Store,
  exportedAt: Date,
  progress: (orders: number) => void = () => {},
  signal?: AbortSignal,
): Promise<{ file: Blob; counts: BackupCounts }> {
  const document = newDocument();
  const counts = noCounts();
  let open = -1;
  const header: BackupHeader = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    exportedAt: exportedAt.toISOString(),
  };
  document.write(`${JSON.stringify(header).slice(0, -1)},`);

  /** Ends the section that is open and begins the next ones, up to this one. */
  function enter(index: number): void {
    while (open < index) {
      if (open >= 0) document.write('\n],');
      open++;
      if (open < SECTION_NAMES.length) document.write(`\n"${SECTION_NAMES[open]}":[`);
    }
  }
  const put =
    (name: PartName) =>
    (record: unknown): void => {
      signal?.throwIfAborted();
      enter(SECTION_NAMES.indexOf(name));
      document.write(`${counts[name] > 0 ? ',' : ''}\n${JSON.stringify(record)}`);
      counts[name]++;
      if (name === 'orders') progress(counts.orders);
    };
  await eachStored(store, Object.fromEntries(SECTION_NAMES.map((name) => [name, put(name)])) as PartVisitor);
  enter(SECTION_NAMES.length);
  document.write(`\n"counts":${JSON.stringify(counts)}}\n`);
  return { file: document.end(), counts };
}

function newDocument() {
  const pieces: Blob[] = [];
  let texts: string[] = [];
  let length = 0;
  const flush = () => {
    pieces.push(new Blob(texts));
    texts = [];
    length = 0;
  };
  return {
    write(text: string): void {
      texts.push(text);
      length += text.length;
      if (length > PIECE) flush();
    },
    end(): Blob {
      flush();
      return new Blob(pieces, { type: 'application/json' });
    },
  };
}
