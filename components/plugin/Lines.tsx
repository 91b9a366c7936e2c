import type { Ref } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Bundle } from '../../lib/domain/share-bundle.ts';
import type { AnswerBook } from '../../lib/plugin/answer-book.ts';
import { LINE_KINDS, type LineFilter, linesOf, type SharedLine } from '../../lib/plugin/shared-lines.ts';
import { VirtualList } from '../parts/VirtualList.tsx';
import type { Draft } from './AnswerForm.tsx';
import type { Keep } from './answering.ts';
import { rowName } from './figure-words.ts';
import { LineRow } from './LineRow.tsx';
import { useTongue } from './tongue.ts';
import { usePrinting } from './use-printing.ts';

interface LinesProps {
  bundle: Bundle;
  book: AnswerBook;
  filter: LineFilter;
  heading: Ref<HTMLHeadingElement>;
  onFilter: (filter: LineFilter) => void;
  keep: Keep;
}

/** Order lines of one kind, each with how it counts and what the reader may answer. Printed whole. */
export function Lines({ bundle, book, filter, heading, onFilter, keep }: LinesProps) {
  const { say } = useTongue();
  const [draft, setDraft] = useState<Draft>();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const printing = usePrinting();
  const lines = useMemo(() => linesOf(bundle.lines, filter), [bundle, filter]);
  const toggle = (ref: string) => {
    const next = new Set(opened);
    if (!next.delete(ref)) next.add(ref);
    setOpened(next);
  };
  const row = (line: SharedLine) => (
    <LineRow
      line={line}
      bundle={bundle}
      answers={book.answers}
      draft={draft?.ref === line.ref ? draft : undefined}
      isOpen={opened.has(line.ref)}
      onToggle={() => toggle(line.ref)}
      onDraft={setDraft}
      keep={keep}
    />
  );
  return (
    <section class="sect">
      <h3 ref={heading} tabIndex={-1}>
        {say('lines')}{' '}
        <span class="c">{say('lines.count', { n: lines.length, all: bundle.lines.length })}</span>
      </h3>
      <Kinds bundle={bundle} filter={filter} onFilter={onFilter} />
      {lines.length === 0 ? <p class="dim">{say('lines.none')}</p> : null}
      {printing ? (
        <ul class="rows">
          {lines.map((line) => (
            <li key={line.ref}>{row(line)}</li>
          ))}
        </ul>
      ) : (
        <VirtualList rows={lines} keyOf={({ ref }) => ref} rowHeight={64} label={say('lines')}>
          {row}
        </VirtualList>
      )}
    </section>
  );
}

function Kinds({ bundle, filter, onFilter }: Pick<LinesProps, 'bundle' | 'filter' | 'onFilter'>) {
  const tongue = useTongue();
  const { say, number } = tongue;
  const counts = useMemo(() => LINE_KINDS.map((kind) => linesOf(bundle.lines, kind).length), [bundle]);
  const chosen = typeof filter === 'object' ? bundle.theirs.rows[filter.row] : undefined;
  return (
    <div class="kinds">
      {LINE_KINDS.map((kind, at) => (
        <button
          key={kind}
          type="button"
          class="toggle"
          aria-pressed={filter === kind}
          onClick={() => onFilter(kind)}
        >
          {say(`lines.${kind}`)} <b>{number(counts[at] ?? 0)}</b>
        </button>
      ))}
      {chosen ? (
        <button type="button" class="toggle" aria-pressed onClick={() => onFilter('cost')}>
          {say('lines.of-row', { name: rowName(chosen, tongue) })}
        </button>
      ) : null}
    </div>
  );
}
