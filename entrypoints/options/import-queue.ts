import { type Signal, signal } from '@preact/signals';
import type { FileMapping } from '../../lib/domain/file-mapping.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { goesStraightOn, importRecalled, startImport } from '../../lib/surface/import-file.ts';
import {
  type FileLook,
  type LookChange,
  lookAnotherWay,
  lookAtFile,
} from '../../lib/surface/look-at-file.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { startSample } from '../../lib/surface/sample.ts';

/** Where the person is in an import. */
export type Step =
  | { at: 'choose' }
  | { at: 'looking'; fileName: string; share?: number }
  | ReviewStep
  | { at: 'job'; jobId: string };

/** A file under review. */
export interface ReviewStep {
  at: 'review';
  look: FileLook;
  /** It is read another way just now, so far (0 to 1). */
  again?: { share?: number };
  /** Why it could not be read another way, and the sheet that was asked for then. */
  failure?: Failure;
  failedSheet?: string;
}

/** Files that were chosen together: those that need nobody go straight on, the others wait for their review. */
export interface ImportQueue {
  step: Step;
  /** Not looked at yet. */
  waiting: File[];
  /** Looked at; a person has to say what they mean. */
  unclear: FileLook[];
  /** Imported without asking, by a mapping that was kept. */
  straight: string[];
  problems: { fileName: string; failure: Failure }[];
  /** The import that was started last. */
  lastJob?: string;
}

const START: ImportQueue = {
  step: { at: 'choose' },
  waiting: [],
  unclear: [],
  straight: [],
  problems: [],
};

/** The import of this options page; leaving the page forgets what was not started. */
export const importQueue: Signal<ImportQueue> = signal(START);

let looking: AbortController | undefined;

function change(next: Partial<ImportQueue>): void {
  importQueue.value = { ...importQueue.value, ...next };
}

function show(step: Step): void {
  change({ step });
}

/** Begins with new files; what an earlier choice left behind is done. */
export function chooseFiles(files: File[]): void {
  change({ ...START, waiting: files, lastJob: undefined });
  void lookAtAll(files.length > 1);
}

/** Looks at all files first, so that none waits for a person who is busy with another one. */
async function lookAtAll(several: boolean): Promise<void> {
  for (
    let [file, ...waiting] = importQueue.value.waiting;
    file;
    [file, ...waiting] = importQueue.value.waiting
  ) {
    change({ waiting });
    const look = await lookAt(file);
    if (!look) continue;
    const { unclear, straight } = importQueue.value;
    if (several && goesStraightOn(look)) {
      const jobId = await started(look, () => importRecalled(look));
      if (jobId) change({ straight: [...straight, look.file.name] });
    } else {
      // A worker for each file that waits would be a thread and its memory for each.
      if (several) look.looker.close();
      change({ unclear: [...unclear, look] });
    }
  }
  nextReview();
}

/** The next file that needs a person; behind the last one, what was started. */
function nextReview(): void {
  const { unclear, lastJob } = importQueue.value;
  const [look, ...others] = unclear;
  if (look) change({ unclear: others, step: { at: 'review', look } });
  else show(lastJob ? { at: 'job', jobId: lastJob } : { at: 'choose' });
}

async function lookAt(file: File): Promise<FileLook | undefined> {
  show({ at: 'looking', fileName: file.name });
  looking = new AbortController();
  const onShare = (share: number) => show({ at: 'looking', fileName: file.name, share });
  try {
    return await lookAtFile(file, { onShare, signal: looking.signal });
  } catch (error) {
    addProblem(file.name, failureOf(error));
    return undefined;
  }
}

/** Stops looking at a file: the next one follows, or the review stays as it was. */
export function cancelLook(): void {
  looking?.abort();
}

function addProblem(fileName: string, failure: Failure): void {
  if (failure.code === 'cancelled') return;
  change({ problems: [...importQueue.value.problems, { fileName, failure }] });
}

/**
 * Reads the file under review another way, or another sheet of it; what fails leaves the review as it was. A second wish
 * ends the first.
 */
export async function lookAgain(look: FileLook, wish: LookChange): Promise<void> {
  looking?.abort();
  const mine = new AbortController();
  looking = mine;
  const reviewing = () => {
    const { step } = importQueue.value;
    return looking === mine && step.at === 'review' && step.look === look;
  };
  const onShare = (share: number) => {
    if (reviewing()) show({ at: 'review', look, again: { share } });
  };
  show({ at: 'review', look, again: {} });
  try {
    const next = await lookAnotherWay(look, wish, { onShare, signal: mine.signal });
    if (reviewing()) show({ at: 'review', look: next });
  } catch (error) {
    const failure = failureOf(error);
    const failedSheet = wish.sheet === undefined ? undefined : look.workbook?.sheets[wish.sheet]?.name;
    if (!reviewing()) return;
    show(
      failure.code === 'cancelled' ? { at: 'review', look } : { at: 'review', look, failure, failedSheet },
    );
  }
}

/** Starts the import of the file under review; the next file follows. */
export async function begin(look: FileLook, mapping: FileMapping, remember: boolean): Promise<void> {
  await started(look, () => startImport(look, mapping, remember));
  nextReview();
}

async function started(look: FileLook, start: () => Promise<string>): Promise<string | undefined> {
  try {
    const lastJob = await start();
    change({ lastJob });
    return lastJob;
  } catch (error) {
    addProblem(look.file.name, failureOf(error));
    return undefined;
  } finally {
    look.looker.close();
  }
}

/** Leaves the file under review out; the next one follows. */
export function skipFile(look: FileLook): void {
  look.looker.close();
  nextReview();
}

export async function importSample(): Promise<void> {
  try {
    show({ at: 'job', jobId: await startSample() });
  } catch (error) {
    addProblem('partnerlens-sample.csv', failureOf(error));
  }
}

export function showJob(jobId: string): void {
  show({ at: 'job', jobId });
}

/** Back to the beginning. */
export function chooseAnother(): void {
  importQueue.value = START;
}
