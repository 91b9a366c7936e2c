// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { OrderPage } from '../../../components/page/OrderPage.tsx';
import type { LineView } from '../../../lib/lens/views.ts';
import { lineOf, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';

const stage = setStage();

function shown(lines: LineView[]): string {
  stage.show(
    <OrderPage
      lines={lines}
      today={TODAY}
      actsOf={(line) => <output>{line.lineId}</output>}
      onBack={() => undefined}
      partnerHref={() => '#'}
      lineHref={() => '#'}
    />,
  );
  return stage.root.querySelector('output')?.textContent ?? '';
}

it('keeps the line that was worst when the page opened, also once another one is worse', () => {
  const late = lineOf();
  const other = lineOf({ lineId: '30', lineNumber: '30', state: 'ok', lateness: -9 });
  expect(shown([late, other])).toBe(late.lineId);
  expect(shown([other, { ...late, state: 'ok', lateness: -20 }])).toBe(late.lineId);
  expect(shown([other]), 'a line that is gone is followed by the worst of those left').toBe('30');
});
