import { useEffect, useRef, useState } from 'preact/hooks';
import { DropTarget } from '../../components/mail/DropTarget.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { findCandidates } from '../../lib/recognise/candidates.ts';
import { kindOfFile } from '../../lib/sources/look/kind-of-file.ts';
import { reviewFiles } from '../../lib/surface/dropped-files.ts';
import { pdfText } from '../../lib/surface/pdf-text.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { goTo } from './route.ts';

/** Longest text that goes into the address of a look-up; of a longer one its numbers do. */
const MOST_TEXT = 20_000;
/** So much of an EDI message is read for its numbers. */
const MOST_EDI_BYTES = 2_000_000;

/**
 * Files that a person drops anywhere on *This page*, or chooses there: the text of a PDF or of an EDI message is looked up like
 * pasted text, anything else is reviewed as a table before it is imported. Nothing of the former is stored.
 */
export function DroppedFiles() {
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const stop = useRef<AbortController | undefined>(undefined);
  const take = (files: readonly File[]) => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    setFailure(undefined);
    setReading(files[0]?.name);
    lookInto(files, mine.signal)
      .catch((error: unknown) => mine.signal.aborted || setFailure(failureOf(error)))
      .finally(() => stop.current === mine && setReading(undefined));
  };
  useDrop(take, setOver);
  useEffect(() => () => stop.current?.abort(), []);
  return (
    <DropTarget
      over={over}
      reading={reading}
      failure={failure}
      onFiles={take}
      onCancel={() => {
        stop.current?.abort();
        setReading(undefined);
      }}
    />
  );
}

async function lookInto(files: readonly File[], signal: AbortSignal): Promise<void> {
  const kinds = await Promise.all(files.map(kindOfFile));
  const tables = files.filter((_, at) => kinds[at] === 'table');
  const texts = await Promise.all(
    files.map((file, at) => (kinds[at] === 'table' ? '' : textOf(file, kinds[at] === 'pdf', signal))),
  );
  if (signal.aborted) return;
  const text = texts.filter(Boolean).join('\n');
  if (tables.length > 0) await reviewFiles(tables);
  if (text !== '') goTo({ view: 'lookup', text: shortened(text) });
}

async function textOf(file: File, isPdf: boolean, signal: AbortSignal): Promise<string> {
  if (isPdf) return (await pdfText(file, signal)).text;
  // The signs that divide an EDI message stand between its numbers like spaces.
  return (await file.slice(0, MOST_EDI_BYTES).text()).replace(/[+*:'~^]/g, ' ');
}

function shortened(text: string): string {
  if (text.length <= MOST_TEXT) return text;
  const numbers = new Set(findCandidates(text).map(({ raw }) => raw));
  return [...numbers].join('\n').slice(0, MOST_TEXT);
}

/** Files over any place of the panel are for us; text that is dragged is not. */
function useDrop(take: (files: readonly File[]) => void, setOver: (over: boolean) => void): void {
  const current = useRef(take);
  current.current = take;
  useEffect(() => {
    const life = new AbortController();
    const { signal } = life;
    const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const listen = (name: 'dragover' | 'dragleave' | 'drop', hear: (event: DragEvent) => void) =>
      document.addEventListener(name, hear, { signal });
    listen('dragover', (event) => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(true);
    });
    // Leaving the window goes to nowhere; between two elements of ours there is another one.
    listen('dragleave', (event) => event.relatedTarget === null && setOver(false));
    listen('drop', (event) => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) current.current(files);
    });
    return () => life.abort();
  }, []);
}
