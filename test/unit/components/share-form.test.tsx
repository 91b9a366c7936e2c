// @vitest-environment jsdom
import { render } from 'preact';
import { expect, test } from 'vitest';
import { ShareForm } from '../../../components/share/ShareForm.tsx';
import { shareForm } from '../../../lib/share/share-form.ts';
import type { ShareView } from '../../../lib/share/share-view.ts';
import { agreed } from '../share/share-world.ts';

const START = { kpis: [], whole: true, owed: false, today: '2025-06-16', ours: '', theirs: '' };

/** What is said below the score. */
function drawn(kpis: ShareView['open'], closed: ShareView['closed'], score = true): string {
  const open: ShareView['open'] = ['otif', 'quality-ppm'];
  const first = shareForm(agreed({ kpis: [...kpis], score }), START);
  const view = { open, closed, hasOwed: false } as unknown as ShareView;
  const place = document.createElement('div');
  render(<ShareForm view={view} first={first} faultsOf={() => new Map()} onSave={() => {}} />, place);
  return place.textContent ?? '';
}

test('that a score tells of every figure that is not shared is said, whichever the reason', () => {
  const hint = 'its points can be worked out';
  expect(drawn(['otif', 'quality-ppm'], [])).not.toContain(hint);
  expect(drawn(['otif'], [])).toMatch(/They count [^.]*rejected[^.]* too/i);
  expect(drawn(['otif'], ['spend'])).toMatch(/They count [^.]*spend[^.]*rejected/i);
  expect(drawn(['otif'], [], false)).not.toContain(hint);
});
