import { browser } from 'wxt/browser';
import { lookupText } from '../lens/match/lookup-text.ts';
import { kindOfFile } from '../sources/look/kind-of-file.ts';
import { pdfText } from './pdf-text.ts';

/** How files go from the side panel to the page where they are reviewed: both are ours, and no other page hears it. */
const CHANNEL = 'dropped-files';
/** How long the page of options may take to open. */
const PATIENCE_MS = 20_000;
/** So much of an EDI message is read for its numbers. */
const MOST_EDI_BYTES = 2_000_000;

interface Dropped {
  /** The page that is meant. */
  page: string;
  /** Absent: the page asks for them. */
  files?: File[];
}

/**
 * What is done with files: those to review as tables, and what of the others is looked up (`lookupText`).
 * @throws FailureError why a PDF cannot be read
 */
export async function lookInto(
  files: readonly File[],
  signal: AbortSignal,
): Promise<{ tables: File[]; text: string }> {
  const kinds = await Promise.all(files.map(kindOfFile));
  const texts = await Promise.all(
    files.map((file, at) => (kinds[at] === 'table' ? '' : textOf(file, kinds[at] === 'pdf', signal))),
  );
  return {
    tables: files.filter((_, at) => kinds[at] === 'table'),
    text: lookupText(texts.filter(Boolean).join('\n')),
  };
}

async function textOf(file: File, isPdf: boolean, signal: AbortSignal): Promise<string> {
  if (isPdf) return (await pdfText(file, signal)).text;
  // The signs that divide an EDI message stand between its numbers like spaces.
  return (await file.slice(0, MOST_EDI_BYTES).text()).replace(/[+*:'~^]/g, ' ');
}

/** Opens the review of these files in a tab of its own. */
export async function reviewFiles(files: readonly File[]): Promise<void> {
  const page = crypto.randomUUID();
  const channel = new BroadcastChannel(CHANNEL);
  const end = setTimeout(() => channel.close(), PATIENCE_MS);
  channel.onmessage = ({ data }: MessageEvent<Dropped>) => {
    if (data.page !== page || data.files) return;
    channel.postMessage({ page, files: [...files] } satisfies Dropped);
    clearTimeout(end);
    // What was posted arrives although the channel is closed.
    channel.close();
  };
  await browser.tabs.create({ url: `${browser.runtime.getURL('/options.html')}?files=${page}#files` });
}

/** Asks for the files that this page was opened for; `take` gets them, once. */
export function takeDroppedFiles(take: (files: File[]) => void): void {
  const page = new URLSearchParams(location.search).get('files');
  if (page === null) return;
  // A reload does not ask again: they are gone by then.
  history.replaceState(null, '', `${location.pathname}${location.hash}`);
  const channel = new BroadcastChannel(CHANNEL);
  const end = setTimeout(() => channel.close(), PATIENCE_MS);
  channel.onmessage = ({ data }: MessageEvent<Dropped>) => {
    if (data.page !== page || !data.files) return;
    clearTimeout(end);
    channel.close();
    take(data.files);
  };
  channel.postMessage({ page } satisfies Dropped);
}
