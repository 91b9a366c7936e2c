import type { Tongue } from '../../lib/i18n/plugin/tongue.ts';
import type { Refusal, RefusalCode } from '../../lib/plugin/refusal.ts';
import { isolated } from './isolated.ts';
import { Sign } from './Sign.tsx';
import { useTongue } from './tongue.ts';

/** What to do next: correct the page, try again, ask for a new file, update the plugin. */
const NEXT: Record<RefusalCode, 'page' | 'again' | 'ask' | 'update' | undefined> = {
  'no-key': 'page',
  'no-source': 'page',
  'insecure-page': 'page',
  unreachable: 'again',
  'not-found': 'again',
  'too-large': 'ask',
  'not-a-bundle': 'page',
  downgraded: 'ask',
  'foreign-key': 'page',
  'foreign-share': 'page',
  tampered: 'ask',
  'newer-layout': 'update',
  'older-layout': 'ask',
  malformed: 'ask',
  'not-yet': 'ask',
  expired: 'ask',
  'rolled-back': 'page',
  revoked: undefined,
};

/** Why nothing is shown, and what to do next. */
export function RefusedNote({ refusal, onAgain }: { refusal: Refusal; onAgain: () => void }) {
  const tongue = useTongue();
  const next = NEXT[refusal.code];
  return (
    <div class="refused" role="alert">
      <Sign state={refusal.code === 'revoked' ? 'unknown' : 'late'} />
      <div>
        <h2>{tongue.say('refused.title')}</h2>
        <p>{refusalWords(refusal, tongue)}</p>
        {next ? <p class="dim">{tongue.say(`refused.next.${next}`)}</p> : null}
        {next === 'again' ? (
          <p class="acts">
            <button type="button" class="btn" onClick={onAgain}>
              {tongue.say('refused.again')}
            </button>
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** A refusal as one sentence. */
export function refusalWords({ code, at, from, because, status }: Refusal, { say, day }: Tongue): string {
  return say(`refused.${code}`, {
    date: at === undefined ? '' : day(at),
    from: isolated(from ?? ''),
    why: because ? isolated(because) : '',
    status: `${status ?? ''}`,
  });
}
