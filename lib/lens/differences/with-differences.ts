import { worstSubjectFirst } from '../match/subjects.ts';
import { worstState } from '../status.ts';
import type { PageView, Subject } from '../views.ts';
import type { DifferencesView } from './difference-views.ts';
import { differs } from './worst-difference.ts';

/** The subjects of a page with what the page contradicts: the worst of both states stands, as on the mark. */
export function withDifferences(view: PageView, differences: DifferencesView | null): PageView {
  const differing = new Set(differences?.comparisons.filter(differs).map(({ orderId }) => orderId));
  if (differing.size === 0) return view;
  const subjects = view.subjects.map((subject): Subject => {
    if (subject.kind !== 'lines' || subject.matched !== 'order') return subject;
    if (!subject.lines.some(({ orderId }) => differing.has(orderId))) return subject;
    const asks = subject.asks && worstState([subject.asks, 'differs']);
    return { ...subject, state: worstState([subject.state, 'differs']), ...(asks ? { asks } : {}) };
  });
  return { ...view, subjects: subjects.sort(worstSubjectFirst) };
}
