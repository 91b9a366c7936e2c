import { useEffect, useRef, useState } from 'preact/hooks';
import { DropTarget } from '../../components/parts/DropTarget.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { lookInto, reviewFiles } from '../../lib/surface/dropped-files.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { takeAnswersAmong } from '../../lib/surface/shares.ts';
import { goTo } from './route.ts';

/**
 * Files that a person drops anywhere on *This page*, or chooses there: the text of a PDF or of an EDI message is looked up like
 * pasted text, what a partner answered is taken in, anything else is reviewed as a table before it is imported. Nothing of the former is stored.
 */
export function DroppedFiles() {
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState<string>();
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const stop = useRef<AbortController | undefined>(undefined);
  const take = (files: readonly File[]) => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    setFailures([]);
    setReading(files[0]?.name);
    open(files, mine.signal)
      .catch((error: unknown) => [failureOf(error)])
      .then((failed) => mine.signal.aborted || setFailures(failed))
      .finally(() => stop.current === mine && setReading(undefined));
  };
  useDrop(take, setOver);
  useEffect(() => () => stop.current?.abort(), []);
  return (
    <DropTarget
      over={over}
      reading={reading}
      failures={failures}
      onFiles={take}
      onCancel={() => {
        stop.current?.abort();
        setReading(undefined);
      }}
    />
  );
}

/** Answers why answers among them were refused, where no other place says so; it stays in sight then. */
async function open(files: readonly File[], signal: AbortSignal): Promise<readonly Failure[]> {
  const { others, refused, partnerId } = await takeAnswersAmong(files);
  const { tables, text } = await lookInto(others, signal);
  if (signal.aborted) return [];
  if (partnerId !== undefined) goTo({ view: 'share', partnerId });
  if (tables.length > 0) await reviewFiles(tables);
  const unsaid = partnerId === undefined ? refused : [];
  if (text !== '' && unsaid.length === 0) goTo({ view: 'lookup', text });
  return unsaid;
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
