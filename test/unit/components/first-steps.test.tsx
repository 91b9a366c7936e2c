// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { LineRow } from '../../../components/lines/LineRow.tsx';
import { currentStep } from '../../../components/page/FirstRun.tsx';
import { JobLine } from '../../../components/parts/JobLine.tsx';
import type { ImportJob } from '../../../lib/domain/import-job.ts';
import { lineOf, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const { show, click } = stage;

describe('FirstRun', () => {
  const begun = { lines: 0, sites: 0, seen: false, skipped: {} };

  it('ticks its steps by what happens, and ends when all are done or skipped', () => {
    expect(currentStep(begun)).toBe('data');
    expect(currentStep({ ...begun, skipped: { data: true } })).toBe('site');
    expect(currentStep({ ...begun, lines: 9, sites: 1 })).toBe('mark');
    expect(currentStep({ ...begun, lines: 9, sites: 1, seen: true })).toBeNull();
    expect(currentStep({ ...begun, lines: 9, sites: 1, skipped: { mark: true } })).toBeNull();
    expect(currentStep({ ...begun, lines: 9, seen: true })).toBe('site');
  });
});

describe('lines of one order', () => {
  it('are told apart by number, else by item and record, never by a record called a line', () => {
    show(<LineRow line={lineOf()} today={TODAY} among="order" />);
    expect(stage.root.textContent).toContain('Line 20');
    show(<LineRow line={lineOf({ lineNumber: undefined, lineId: '42187' })} today={TODAY} among="order" />);
    expect(stage.root.textContent).toContain('Pump housing');
    expect(stage.root.textContent).toContain('record 42187');
    expect(stage.root.textContent).not.toContain('Line 42187');
    show(
      <LineRow
        line={lineOf({ lineNumber: undefined, lineId: 'OrderItem,802' })}
        today={TODAY}
        among="order"
      />,
    );
    expect(stage.root.textContent).toContain('record 802');
    show(<LineRow line={lineOf({ lineNumber: undefined, lineId: '=PH-220' })} today={TODAY} among="order" />);
    expect(stage.root.textContent).not.toContain('record');
  });

  it('name the supplier where the list is of a customer', () => {
    show(<LineRow line={lineOf()} today={TODAY} among="customer" />);
    expect(stage.root.querySelector('.d')?.textContent).toMatch(/^Ostrel Castings · /);
  });
});

describe('JobLine', () => {
  it('says how far the import is, with a long name shortened in its middle', () => {
    const cursor = {
      byte: 430,
      rows: 5000,
      accepted: 4990,
      repeated: 0,
      rejected: 10,
      linesNew: 0,
      linesChanged: 0,
      linesSame: 0,
    };
    const job: ImportJob = {
      id: 'j',
      kind: 'import',
      fileName: 'open-orders-of-the-whole-company-2026-05-07.csv',
      fileSize: 1000,
      fileChangedAt: 0,
      mapping: { columns: [], ownSites: [] } as never,
      state: 'running',
      cursor,
      createdAt: 0,
    };
    const onShow = vi.fn();
    show(<JobLine job={job} onShow={onShow} />);
    expect(stage.root.textContent).toMatch(/Importing open-orders-….*\.csv/);
    expect(stage.root.textContent).toContain('5,000 rows · 43%');
    click('Show');
    expect(onShow).toHaveBeenCalledOnce();
  });
});
