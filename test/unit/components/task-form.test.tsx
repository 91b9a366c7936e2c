// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { TaskForm } from '../../../components/outbox/TaskForm.tsx';
import type { TaskWriting } from '../../../lib/lens/outbox/outbox-views.ts';
import { setStage } from './stage.ts';

const stage = setStage();

it('wants more than the number that it begins with, and leads to what is missing', async () => {
  const onAdd = vi.fn();
  const system = { connectionId: 'c', system: 'Ours', of: 'salesforce', user: '', note: 'yes', task: 'yes' };
  const target = { of: 'order', words: 'SO-1' };
  const today = '2026-11-23';
  const tasks = { target, systems: [system], replay: false, today, rows: [], due: [] };
  stage.show(<TaskForm tasks={tasks as unknown as TaskWriting} onAdd={onAdd} onCancel={() => undefined} />);
  expect(stage.root.textContent).not.toContain('What will be written');
  stage.click('Write to Ours');
  expect(onAdd).not.toHaveBeenCalled();
  expect(stage.root.textContent).toContain('Write what is to be done.');
  const subject = stage.root.querySelector('input');
  await expect.poll(() => document.activeElement === subject).toBe(true);
});
