// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { Plugin } from '../../../components/plugin/Plugin.tsx';
import { SharePreview } from '../../../components/share/SharePreview.tsx';
import { tongueOf } from '../../../lib/i18n/plugin/tongue.ts';
import { AnswerBook } from '../../../lib/plugin/answer-book.ts';
import { siteMemory } from '../../../lib/plugin/memory.ts';
import { bundleOf } from '../../tools/plugin/bundles.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const NOW = Date.parse('2026-05-07T08:00:00Z');

function shown(staleDays: number | undefined): string {
  const bundle = bundleOf({ now: NOW });
  const book = new AnswerBook(
    bundle.share,
    siteMemory(() => localStorage),
  );
  const read = { bundle, left: 1, staleDays };
  stage.show(
    <Plugin
      tongue={tongueOf('en')}
      state={{ at: 'shown', read, book, keep: () => true }}
      onAgain={() => undefined}
    />,
  );
  return stage.root.textContent ?? '';
}

it('a scorecard in a portal says the day that it is of, and when it is old', () => {
  expect(shown(undefined)).toContain('as of 7 May 2026');
  expect(stage.root.textContent).not.toContain('newer figures may exist');
  expect(shown(9)).toContain(
    '9 days ago: newer figures may exist. Ask \u2068Norvane Pumps\u2069 for a newer one.',
  );
});

it('what is previewed before it is signed says the day that it is of', () => {
  stage.show(<SharePreview bundle={bundleOf({ now: NOW })} onSaveRaw={() => undefined} />);
  expect(stage.root.textContent).toContain('7 May 2026');
  expect(stage.root.textContent).toContain('78.4%');
});
