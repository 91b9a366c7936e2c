import { useState } from 'preact/hooks';
import type { Touchpoint } from '../../lib/domain/activity.ts';
import { t } from '../../lib/i18n/t.ts';

/** Letters that a touchpoint keeps. */
export const MOST_WORDS = 4_000;

/** What is being entered of a touchpoint, or of a note, which has no kind and no time of its own. */
export function useTouchpoint(of: 'touchpoint' | 'note', instant: number) {
  const [how, setHow] = useState<Touchpoint['how']>(of === 'note' ? 'note' : 'call');
  const [when, setWhen] = useState(() => localMinutes(instant));
  const [words, setWords] = useState('');
  const at = of === 'note' ? instant : new Date(when).getTime();
  const said = words.trim();
  const faults = {
    when: Number.isNaN(at) || at > instant + 60_000 ? t('touch.when.fault') : undefined,
    words: said === '' ? t('touch.words.fault') : undefined,
  };
  const message =
    of === 'note'
      ? said
      : t('touch.message', { how: t(`touch.how.${how}`), when: when.replace('T', ' '), words: said });
  const isWhole = !faults.when && !faults.words && words.length <= MOST_WORDS;
  return {
    /** What is logged, and the note that says so; undefined where it can not be. */
    logged: isWhole ? { how, words: said, at, message } : undefined,
    /** The note so far; empty while nothing was said. */
    message: said === '' ? '' : message,
    fields: { how, when, onHow: setHow, onWhen: setWhen },
    words,
    setWords,
    faults,
  };
}

/** `2026-11-22T14:05` in the person's own time zone. */
function localMinutes(instant: number): string {
  const local = new Date(instant - new Date(instant).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
