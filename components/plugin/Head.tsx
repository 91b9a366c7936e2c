import type { ReadBundle } from '../../lib/plugin/read-bundle.ts';
import { Grade } from './Grade.tsx';
import { isolated } from './isolated.ts';
import { Notice } from './Notice.tsx';
import { useTongue } from './tongue.ts';

/** Who shares with whom, by which agreement, and the grade; below, what limits all that follows. */
export function Head({ read }: { read: ReadBundle }) {
  const { say } = useTongue();
  const { bundle } = read;
  const said = { from: isolated(bundle.from), with: isolated(bundle.with) };
  return (
    <header>
      <div class="head">
        <div>
          <h2>{say('title')}</h2>
          <p class="small dim">{[say('shared-by', said), useTerms(bundle)].join(' · ')}</p>
        </div>
        {bundle.shared.score ? <Grade grade={bundle.theirs.grade} large /> : null}
      </div>
      <Limits {...read} />
    </header>
  );
}

function useTerms({ agreed, from }: ReadBundle['bundle']): string {
  const { say, date } = useTongue();
  const { version, agreedOn, ours, theirs } = agreed;
  if (version === 0 || !agreedOn) return say('agreed.none', { from: isolated(from) });
  const names = { ours: isolated(ours ?? from), theirs: isolated(theirs ?? '') };
  return say(theirs ? 'agreed.both' : 'agreed.one', { n: version, date: date(agreedOn), ...names });
}

function Limits({ bundle, staleDays, clock }: ReadBundle) {
  const { say, day } = useTongue();
  const { sample, issuedAt, from, cut, lines } = bundle;
  return (
    <>
      {sample ? <Notice state="risk">{say('sample')}</Notice> : null}
      {staleDays === undefined ? null : (
        <Notice state="risk">
          {say('stale', { n: staleDays, date: day(issuedAt) })} {say('stale.next', { from: isolated(from) })}
        </Notice>
      )}
      {clock ? <Notice state="unknown">{say(`clock.${clock}`)}</Notice> : null}
      {cut === undefined ? null : (
        <Notice state="unknown">{say('cut', { n: lines.length, all: cut })}</Notice>
      )}
    </>
  );
}
