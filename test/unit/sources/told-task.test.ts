import { expect, test } from 'vitest';
import { dayHere, sortTasks, type ToldTask } from '../../../lib/sources/told-task.ts';

const provenance = { sourceId: 'sample', fetchedAt: 0, jobId: 'job' };
const told = (over: Partial<ToldTask>, touchpointId = 'touchpoint/1/sample'): ToldTask => ({
  id: 'touchpoint/1/sample',
  touchpoint: {
    ...{ id: touchpointId, kind: 'touchpoint', partnerId: 'P', how: 'note', words: 'Ask', at: 0, by: 'Ada' },
    provenance,
  },
  edited: false,
  state: 'open',
  dueOn: '2031-05-06',
  ...over,
});
const gone = [{ id: 'touchpoint/1/sample', sourceId: 'sample' }];

test('an open task with a day is due then, and no touchpoint', () => {
  const { notes, tasks, gone: left } = sortTasks([told({})]);
  expect([notes, left]).toEqual([[], []]);
  expect(tasks).toEqual([
    {
      id: 'touchpoint/1/sample',
      kind: 'task',
      partnerId: 'P',
      words: 'Ask',
      dueOn: '2031-05-06',
      by: 'Ada',
      provenance,
    },
  ]);
});

test('done, it is a touchpoint of the same id; ours is that of its entry, and is not due any more', () => {
  expect(sortTasks([told({ state: 'done' })])).toMatchObject({
    notes: [{ touchpoint: { id: 'touchpoint/1/sample' } }],
    ...{ tasks: [], gone: [] },
  });
  const ours = 'touchpoint/0123456789abcdef';
  expect(sortTasks([told({ state: 'done' }, ours)])).toMatchObject({
    notes: [{ touchpoint: { id: ours } }],
    ...{ tasks: [], gone },
  });
});

test.each([
  ['called off', { state: 'off' }],
  ['without a day', { dueOn: null }],
] as const)('%s, it stands nowhere any more', (_, over) => {
  expect(sortTasks([told(over)])).toEqual({ notes: [], tasks: [], gone });
});

test('the day of an instant is that of the person', () => {
  expect(dayHere(new Date(2031, 4, 6, 12).getTime())).toBe('2031-05-06');
});
