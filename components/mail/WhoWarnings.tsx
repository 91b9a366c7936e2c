import { t } from '../../lib/i18n/t.ts';
import type { WhoView } from '../../lib/lens/mail/who/who-views.ts';
import { Note } from '../parts/Note.tsx';
import { warningWords } from '../wording/who.ts';

/** What makes a sender suspicious, each with what to do. */
export function WhoWarnings({ warnings }: Pick<WhoView, 'warnings'>) {
  return (
    <>
      {warnings.map((warning) => {
        const { what, next } = warningWords(warning);
        return (
          <Note
            key={JSON.stringify(warning)}
            state="risk"
            label={t('sender.suspicious')}
            what={<bdi>{what}</bdi>}
            next={next}
          />
        );
      })}
    </>
  );
}
