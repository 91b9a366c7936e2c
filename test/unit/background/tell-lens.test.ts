import { expect, it, vi } from 'vitest';

const send = vi.hoisted(() => vi.fn());
vi.mock('wxt/browser', () => ({ browser: { tabs: { sendMessage: send } } }));

const { frameName, tellLens } = await import('../../../lib/background/tell-lens.ts');

it('asks one document, or one frame where documents have no names, and never the whole tab for it', async () => {
  send.mockResolvedValue(undefined);
  expect(await tellLens(7, 'alive', {}, 'D1')).toBe(true);
  expect(await tellLens(7, 'alive', {}, frameName(5))).toBe(true);
  expect(await tellLens(7, 'refresh', {})).toBe(true);
  expect(send.mock.calls.map(([, , target]) => target)).toEqual([{ documentId: 'D1' }, { frameId: 5 }, {}]);
  send.mockRejectedValue(new Error('Could not establish connection.'));
  expect(await tellLens(7, 'alive', {}, 'D1')).toBe(false);
});
