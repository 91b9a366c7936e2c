import { type Signal, signal } from '@preact/signals';
import type { FileMapping } from '../../lib/domain/file-mapping.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { importRemembered, startImport, startSample } from '../../lib/surface/import-file.ts';
import { type FileLook, type LookOptions, lookAtFile } from '../../lib/surface/look-at-file.ts';
import { failureOf } from '../../lib/surface/reading.ts';

/** Where the person is in an import. */
export type Step =
  | { at: 'choose' }
  | { at: 'looking'; fileName: string; share?: number }
  | { at: 'review'; look: FileLook; failure?: Failure; failedSheet?: string }
  | { at: 'job'; jobId: string };

/** Files that were chosen together go one after the other. */
export interface ImportQueue {
  step: Step;
  waiting: File[];
  /** Imported without asking, by a mapping that was kept. */
  straight: string[];
  problems: { fileName: string; failure: Failure }[];
}

const START: ImportQueue = { step: { at: 'choose' }, waiting: [], straight: [], problems: [] };

/** The import of this options page; leaving the page forgets what was not started. */
export const importQueue: Signal<ImportQueue> = signal(START);

let looking: AbortController | undefined;

function show(step: Step): void {
  importQueue.value = { ...importQueue.value, step };
}

/** Begins with new files; what an earlier choice left behind is done. */
export function chooseFiles(files: File[]): void {
  importQueue.value = { ...START, waiting: files };
  void nextFile(files.length > 1);
}

/** Looks at the next file. Of several, one whose mapping is kept goes straight on. */
async function nextFile(several = true): Promise<void> {
  const [file, ...waiting] = importQueue.value.waiting;
  if (!file) {
    if (importQueue.value.step.at !== 'job') show({ at: 'choose' });
    return;
  }
  importQueue.value = { ...importQueue.value, waiting };
  const look = await lookAt(file);
  if (!look) return;
  if (!(several && look.remembered)) {
    show({ at: 'review', look });
    return;
  }
  await started(look, () => importRemembered(look), true);
}

async function lookAt(file: File, options: LookOptions = {}): Promise<FileLook | undefined> {
  show({ at: 'looking', fileName: file.name });
  looking = new AbortController();
  const onShare = (share: number) => show({ at: 'looking', fileName: file.name, share });
  try {
    return await lookAtFile(file, { ...options, onShare, signal: looking.signal });
  } catch (error) {
    await failed(file.name, failureOf(error));
    return undefined;
  }
}

/** Stops looking at a file; the next one follows. */
export function cancelLook(): void {
  looking?.abort();
}

async function failed(fileName: string, failure: Failure): Promise<void> {
  const { problems } = importQueue.value;
  const known = failure.code === 'cancelled' ? problems : [...problems, { fileName, failure }];
  importQueue.value = { ...importQueue.value, problems: known, step: { at: 'choose' } };
  await nextFile();
}

/** Reads the file under review another way, or another sheet of it; what fails leaves the review as it was. */
export async function lookAgain(look: FileLook, options: LookOptions): Promise<void> {
  const { workbook } = look;
  const sheet = options.sheet ?? (workbook && { book: workbook.book, index: workbook.sheet });
  try {
    show({ at: 'review', look: await lookAtFile(look.chosen, { ...options, sheet }) });
  } catch (error) {
    const failedSheet = options.sheet?.book.sheets[options.sheet.index]?.name;
    show({ at: 'review', look, failure: failureOf(error), failedSheet });
  }
}

/** Starts the import of the file under review; the next file follows. */
export async function begin(look: FileLook, mapping: FileMapping, remember: boolean): Promise<void> {
  await started(look, () => startImport(look, mapping, remember), false);
}

async function started(
  look: FileLook,
  start: () => Promise<string | undefined>,
  straight: boolean,
): Promise<void> {
  try {
    const jobId = await start();
    look.workbook?.book.close();
    const names = importQueue.value.straight;
    if (straight) importQueue.value = { ...importQueue.value, straight: [...names, look.file.name] };
    if (jobId) show({ at: 'job', jobId });
  } catch (error) {
    await failed(look.file.name, failureOf(error));
    return;
  }
  await nextFile();
}

/** Leaves the file under review out; the next one follows. */
export function skipFile(look: FileLook): void {
  look.workbook?.book.close();
  show({ at: 'choose' });
  void nextFile();
}

export async function importSample(): Promise<void> {
  try {
    show({ at: 'job', jobId: await startSample() });
  } catch (error) {
    await failed('partnerlens-sample.csv', failureOf(error));
  }
}

export function showJob(jobId: string): void {
  show({ at: 'job', jobId });
}

/** Back to the beginning. */
export function chooseAnother(): void {
  importQueue.value = START;
}
