import type { Tongue } from '../../lib/i18n/plugin/tongue.ts';
import type { SharedLine } from '../../lib/plugin/shared-lines.ts';
import { daysApart } from '../figures/track-layout.ts';
import { isolated } from './isolated.ts';

/** What happened to a line on which day, against the date that it was first promised for, as one sentence. */
export function lineWords(line: SharedLine, asOf: string, { say, date, number }: Tongue): string {
  const { requestedOn, firstPromisedOn, promisedOn, ordered, received, open } = line;
  const unit = line.unit ? isolated(line.unit) : '';
  // What came after a line was complete makes it no later.
  const arrived = line.completedOn ?? line.receipts?.at(-1)?.receivedOn;
  const due = firstPromisedOn ?? promisedOn ?? requestedOn;
  const parts: string[] = [];
  if (due === firstPromisedOn && due && promisedOn !== due)
    parts.push(say('line.first-promised', { date: date(due) }));
  if (promisedOn) parts.push(say('line.promised', { date: date(promisedOn) }));
  else if (requestedOn) parts.push(say('line.requested', { date: date(requestedOn) }));
  const shipped = line.shipments?.findLast(({ shippedOn }) => shippedOn)?.shippedOn;
  if (shipped && !arrived) parts.push(say('line.shipped', { date: date(shipped) }));
  if (arrived) parts.push(say('line.arrived', { date: date(arrived) }));
  if (received !== undefined && ordered !== undefined && received < ordered)
    parts.push(say('line.part', { done: number(received), all: number(ordered), unit }));
  const late = lateWords(due, open ? asOf : arrived, open ? 'line.overdue' : 'line.late');
  if (late) parts.push(say(...late));
  const text = parts.join(', ');
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

type Late = ['line.late' | 'line.overdue', { n: number }];

function lateWords(due: string | undefined, until: string | undefined, key: Late[0]): Late | undefined {
  if (!due || !until) return undefined;
  const n = daysApart(due, until);
  return n > 0 ? [key, { n }] : undefined;
}

/** What became of a contested line and of a proposed date, one sentence each. */
export function decisionWords({ dispute, proposal }: SharedLine, from: string, tongue: Tongue): string[] {
  const { say, sayIf, date } = tongue;
  const who = { from: isolated(from) };
  const said: string[] = [];
  if (dispute) {
    const { reason, words = '', state, because, decidedOn } = dispute;
    const named = sayIf(`reason.${reason}`)?.replace('{from}', who.from) ?? isolated(reason);
    said.push(say('dispute.yours', { reason: named, words: words && isolated(words) }));
    said.push(
      state === 'open'
        ? say('dispute.waits', who)
        : say(`dispute.${state}.why`, {
            ...who,
            date: decidedOn ? date(decidedOn) : '—',
            why: because ? isolated(because) : '',
          }),
    );
  }
  if (proposal) {
    const why = proposal.because ? isolated(proposal.because) : '';
    said.push(say(`proposal.${proposal.state}`, { ...who, date: date(proposal.date), why }));
  }
  return said;
}
