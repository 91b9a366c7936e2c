import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay } from '../../../../lib/domain/calendar-date.ts';
import { readDates } from '../../../../lib/lens/agreement/read-dates.ts';

describe('a list of days', () => {
  it('is read as it is pasted: sorted, each once, with names beside', () => {
    const text = '25.12.2026\tChristmas Day\n2026-12-26, Boxing Day\n\n2026-1-1; 1st of January\n25.12.2026';
    expect(readDates(text)).toEqual({ dates: ['2026-01-01', '2026-12-25', '2026-12-26'], wrong: [] });
    expect(readDates('2026-05-01, 2026-05-14')).toEqual({ dates: ['2026-05-01', '2026-05-14'], wrong: [] });
  });

  it('names what is no date, and what may be two', () => {
    expect(readDates('Easter\n2026-02-30\n04/05/2026\n25/12/2026\n12/31/2026')).toEqual({
      dates: ['2026-12-25', '2026-12-31'],
      wrong: ['Easter', '2026-02-30', '04/05/2026'],
    });
  });

  it('takes whole days of a calendar file, the last day exclusive', () => {
    const event = (start: string, end: string) =>
      `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${start}\r\n${end}SUMMARY:x\r\nEND:VEVENT\r\n`;
    const text = `BEGIN:VCALENDAR\r\n${event('20261224', 'DTEND;VALUE=DATE:20261227\r\n')}${event('20270101', '')}END:VCALENDAR`;
    expect(readDates(text).dates).toEqual(['2026-12-24', '2026-12-25', '2026-12-26', '2027-01-01']);
    const timed = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261224T090000Z\nEND:VEVENT\nEND:VCALENDAR';
    expect(readDates(timed).dates).toEqual([]);
  });

  it('of any text gives dates that are dates; what it wrote itself it reads again', () => {
    fc.assert(fc.property(fc.string(), (text) => void readDates(text)));
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 40_000 }), { maxLength: 20 }), (days) => {
        const dates = days.toSorted((a, b) => a - b).map(dateOfDay);
        expect(readDates(dates.join('\n'))).toEqual({ dates, wrong: [] });
      }),
    );
  });
});
