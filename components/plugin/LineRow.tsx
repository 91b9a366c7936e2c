import type { PaintState } from '../../lib/domain/mention.ts';
import type { Bundle } from '../../lib/domain/share-bundle.ts';
import type { KeptAnswer } from '../../lib/plugin/answer-book.ts';
import type { SharedLine } from '../../lib/plugin/shared-lines.ts';
import { AnswerForm, type Draft, newDraft } from './AnswerForm.tsx';
import type { Keep } from './answering.ts';
import { LineDetail } from './LineDetail.tsx';
import { decisionWords, lineWords } from './line-words.ts';
import { Sign } from './Sign.tsx';
import { useTongue } from './tongue.ts';

const SIGNS: Record<SharedLine['state'], PaintState> = {
  'on-track': 'ok',
  'at-risk': 'risk',
  late: 'late',
  done: 'done',
  cancelled: 'unknown',
};

interface LineRowProps {
  line: SharedLine;
  bundle: Bundle;
  answers: readonly KeptAnswer[];
  draft: Draft | undefined;
  isOpen: boolean;
  onToggle: () => void;
  onDraft: (draft: Draft | undefined) => void;
  keep: Keep;
}

/** One order line: sign, number and item, what happened, how it counts, what was said about it. */
export function LineRow(props: LineRowProps) {
  const { line, bundle, answers, draft, isOpen, onToggle, onDraft, keep } = props;
  const tongue = useTongue();
  const { say } = tongue;
  const contested = line.dispute ? line.dispute.state === 'open' : isAnswered(answers, line.ref, 'dispute');
  const misses = line.counts.some(({ verdict }) => verdict === 'miss');
  const state: PaintState = contested ? 'differs' : misses && !line.open ? 'late' : SIGNS[line.state];
  const word = contested ? say('dispute.open') : say(`line.state.${line.state}`);
  return (
    <div class="line">
      <Sign state={state} label={word} />
      <button type="button" class="open" aria-expanded={isOpen} onClick={onToggle}>
        <bdi>
          {line.order} / {line.line}
        </bdi>{' '}
        <bdi class="sec">{line.item ?? line.supplierItem}</bdi>
      </button>
      <Acts {...props} contested={contested} />
      <p class="d">{lineWords(line, bundle.asOf, tongue)}</p>
      {decisionWords(line, bundle.from, tongue).map((words) => (
        <p key={words} class="d">
          {words}
        </p>
      ))}
      {isOpen ? <LineDetail line={line} bundle={bundle} /> : null}
      {draft ? <AnswerForm line={line} bundle={bundle} draft={draft} onDraft={onDraft} keep={keep} /> : null}
    </div>
  );
}

function Acts({ line, answers, onDraft, contested }: LineRowProps & { contested: boolean }) {
  const { say } = useTongue();
  const name = `${line.order} / ${line.line}`;
  const open = (kind: Draft['kind']) => onDraft(newDraft(line.ref, kind));
  const decided = line.dispute && line.dispute.state !== 'open' ? line.dispute.state : undefined;
  const dated = line.proposal?.state === 'open' || isAnswered(answers, line.ref, 'proposal');
  return (
    <span class="v">
      {contested ? <b class="t-differs">{say('dispute.open')}</b> : null}
      {decided ? <b class={decided === 'accepted' ? 't-ok' : 't-late'}>{say(`dispute.${decided}`)}</b> : null}
      {line.open && !dated ? (
        <button
          type="button"
          class="btn"
          aria-label={say('propose.of', { line: name })}
          onClick={() => open('proposal')}
        >
          {say('propose')}
        </button>
      ) : null}
      {contested || line.counts.length === 0 ? null : (
        <button
          type="button"
          class="btn"
          aria-label={say('contest.of', { line: name })}
          onClick={() => open('dispute')}
        >
          {say('contest')}
        </button>
      )}
    </span>
  );
}

function isAnswered(answers: readonly KeptAnswer[], ref: string, kind: Draft['kind']): boolean {
  return answers.some(({ answer }) => answer.kind === kind && answer.line === ref);
}
