// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { TaskForm } from '../../../components/outbox/TaskForm.tsx';
import { TasksPart } from '../../../components/outbox/TasksPart.tsx';
import { TouchpointForm } from '../../../components/outbox/TouchpointForm.tsx';
import type { OutboxEntry } from '../../../lib/domain/outbox.ts';
import type { TaskWriting, WritingSystem } from '../../../lib/lens/outbox/outbox-views.ts';
import { taskEntry } from '../sync/outbox-world.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const SYSTEM: WritingSystem = {
  ...{ connectionId: 'org.example', system: 'Ours', of: 'salesforce', user: 'ada@own.example' },
  ...{ note: 'yes', task: 'yes' },
};
const TARGET = { of: 'partner', partnerId: 'S1', partnerName: 'Sample Ltd', words: 'Sample Ltd' } as const;
const tasks = (over: Partial<TaskWriting> = {}): TaskWriting => ({
  ...{ target: TARGET, systems: [SYSTEM], replay: false, today: '2026-11-23', rows: [], due: [] },
  ...over,
});

function type(label: string, value: string): void {
  const [found] = [...stage.root.querySelectorAll('label')].filter(
    ({ textContent }) => textContent === label,
  );
  const field = document.getElementById(found?.htmlFor ?? '') as HTMLInputElement;
  field.value = value;
  act(() => void field.dispatchEvent(new Event('input', { bubbles: true })));
}
const said = () => stage.root.textContent ?? '';

test('a text that is longer than systems take stays whole, says so, and is not written until it is shorter', () => {
  const onAdd = vi.fn();
  stage.show(<TaskForm tasks={tasks()} onAdd={onAdd} onCancel={() => {}} />);
  const text = stage.root.querySelector('textarea');
  expect(text?.hasAttribute('maxlength')).toBe(false);
  type('What is to be done', 'Ask');
  type('More, if it helps', 'x'.repeat(10_000));
  expect(text?.value).toHaveLength(10_000);
  expect(said()).toContain('At most 1,900 letters; these are 10,000.');
  stage.click('Write to Ours');
  expect(onAdd).not.toHaveBeenCalled();
  type('More, if it helps', 'Short.');
  stage.click('Write to Ours');
  expect(onAdd).toHaveBeenCalledWith({ subject: 'Ask', dueOn: '2026-11-24', text: 'Short.' }, 'org.example');
});

test('so do the words of a touchpoint', () => {
  const onLog = vi.fn();
  const touchpoints = { target: TARGET, systems: [SYSTEM], replay: false, today: '2026-11-23', rows: [] };
  const instant = Date.UTC(2026, 10, 23, 12);
  stage.show(
    <TouchpointForm
      of="note"
      touchpoints={touchpoints}
      instant={instant}
      onLog={onLog}
      onCancel={() => {}}
    />,
  );
  type('In your words', 'x'.repeat(4_001));
  expect(said()).toContain('At most 4,000 letters; these are 4,001.');
  stage.click('Write to Ours');
  expect(onLog).not.toHaveBeenCalled();
  type('In your words', 'They take it.');
  stage.click('Write to Ours');
  expect(onLog).toHaveBeenCalledWith(expect.objectContaining({ words: 'They take it.', how: 'note' }));
});

/** A task that was refused, as the part shows it. */
function refused(over: Partial<OutboxEntry> = {}, systems = [SYSTEM]) {
  const failure = { code: 'write-refused', message: 'Ours refused it.', next: 'Nothing was written.' };
  const entry: OutboxEntry = {
    ...taskEntry('org.example', 'Ask'),
    ...{ state: 'failed', failure, work: { kind: 'task', subject: 'Ask', dueOn: '2026-12-06' } },
    ...over,
  };
  const onCorrect = vi.fn();
  const nothing = () => {};
  const acts = { onUndo: nothing, onTakeBack: nothing, onRetry: nothing, onWriteOurs: nothing };
  stage.show(
    <TasksPart
      tasks={tasks({ systems, rows: [{ entry, system: 'Ours' }] })}
      instant={0}
      heading
      onAdd={nothing}
      onCorrect={onCorrect}
      {...acts}
    />,
  );
  return { entry, onCorrect };
}

test('a task that was refused is corrected where it stands: what was entered is there, and goes to the same system', () => {
  const { entry, onCorrect } = refused();
  stage.click('Correct');
  expect(stage.root.querySelectorAll('select')).toHaveLength(0);
  type('What is to be done', 'Ask for the papers');
  stage.click('Write to Ours');
  expect(onCorrect).toHaveBeenCalledWith(entry.id, { subject: 'Ask for the papers', dueOn: '2026-12-06' });
  expect(said()).toContain('Ours refused it.');
});

test.each([
  ['may have arrived', { askedAt: 1 }, [SYSTEM]],
  ['goes to a system that is not connected any more', {}, []],
] as const)('one that %s can be tried again or dropped, and not corrected', (_, over, systems) => {
  refused(over, [...systems]);
  expect(said()).toContain('Try again');
  expect(said()).not.toContain('Correct');
});
