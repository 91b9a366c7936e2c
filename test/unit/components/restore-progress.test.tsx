// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { JobLine } from '../../../components/parts/JobLine.tsx';
import { RestoreProgress } from '../../../components/privacy/RestoreProgress.tsx';
import type { ImportJob } from '../../../lib/domain/import-job.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const nothing = () => undefined;
const acts = { onCancel: nothing, onPause: nothing, onResume: nothing, onContinue: nothing };
const none = { rows: 0, accepted: 0, repeated: 0, rejected: 0, linesNew: 0, linesChanged: 0, linesSame: 0 };

function jobOf(changes: Partial<ImportJob>): ImportJob {
  return {
    id: '1',
    kind: 'restore',
    fileName: 'backup.json',
    fileSize: 200,
    fileChangedAt: 0,
    mapping: { delimiter: ',', columns: [], ownSites: [] },
    state: 'running',
    cursor: { byte: 0, ...none },
    createdAt: 0,
    ...changes,
  };
}

it('a restore tells its check, then its records, then how it ended, and never speaks of an import', () => {
  const shown = (job: ImportJob) => {
    stage.show(
      <>
        <JobLine job={job} onShow={nothing} />
        <RestoreProgress job={job} {...acts} />
      </>,
    );
    const bars = [...stage.root.querySelectorAll('progress')].map(({ value }) => value);
    return { text: stage.root.textContent ?? '', bars };
  };
  const checking = shown(jobOf({ checked: 50 }));
  expect(checking.text).toContain('Checking the file');
  expect(checking.text).toContain('25% of the file');
  expect(checking.bars).toEqual([0.25, 0.25]);

  const running = shown(jobOf({ checked: 200, cursor: { byte: 100, ...none, rows: 30, accepted: 30 } }));
  expect(running.text).toContain('30 records put back');
  expect(running.bars).toEqual([0.5, 0.5]);

  const done = shown(jobOf({ state: 'done', cursor: { byte: 200, ...none, rows: 60, linesNew: 40 } }));
  expect(done.text).toContain('Restored backup.json');
  expect(done.text).toContain('40 lines new');
  for (const { text } of [checking, running, done]) expect(text).not.toMatch(/import|\brows?\b/i);
});
