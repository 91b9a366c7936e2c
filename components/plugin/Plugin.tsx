import type { Tongue } from '../../lib/i18n/plugin/tongue.ts';
import type { Refusal } from '../../lib/plugin/refusal.ts';
import { RefusedNote } from './RefusedNote.tsx';
import { Scorecard, type ScorecardProps } from './Scorecard.tsx';
import { Speaks } from './tongue.ts';

/** Where a plugin stands. Of a refused bundle nothing is known but why. */
export type PluginState =
  | { at: 'loading' }
  | { at: 'refused'; refusal: Refusal }
  | ({ at: 'shown' } & ScorecardProps);

interface PluginProps {
  tongue: Tongue;
  state: PluginState;
  onAgain: () => void;
}

/** All that one `<partner-lens>` draws. */
export function Plugin({ tongue, state, onAgain }: PluginProps) {
  return (
    <Speaks.Provider value={tongue}>
      <article
        class="plugin"
        lang={tongue.language}
        aria-label={tongue.say('title')}
        aria-busy={state.at === 'loading'}
      >
        {state.at === 'loading' ? <p class="loading dim">{tongue.say('loading')}</p> : null}
        {state.at === 'refused' ? <RefusedNote refusal={state.refusal} onAgain={onAgain} /> : null}
        {state.at === 'shown' ? <Scorecard {...state} /> : null}
      </article>
    </Speaks.Provider>
  );
}
