import { useState } from 'preact/hooks';
import type { Language } from '../../lib/domain/language.ts';
import { htmlBody, plainBody, shortBody } from '../../lib/export/mail/table.ts';
import { stepFor } from '../../lib/lens/chaser/chased.ts';
import type { ChaserLine, ChaserView, Recipient, Step } from '../../lib/lens/chaser/chaser-views.ts';
import { type DraftTexts, draftBody, draftTexts } from './compose.ts';

/** A draft as it would leave now. */
export interface Draft extends DraftTexts {
  language: Language;
  step: Step;
  to: Recipient[];
  lines: ChaserLine[];
  text: string;
  /** The text in few characters, for a link. */
  short: string;
  html: string;
}

/** What the person chose and wrote; undefined is what is proposed. */
interface Choices {
  language?: Language;
  step?: Step;
  to?: ReadonlySet<string>;
  ticked?: ReadonlySet<string>;
  texts: Partial<DraftTexts>;
}

/** The draft of a reminder with everything that a person can change of it. `begins`: lines that are ticked at first. */
export function useDraft(view: ChaserView, begins: ReadonlySet<string>, instant: number) {
  const [choices, setChoices] = useState<Choices>({ texts: {} });
  const ticked = choices.ticked ?? begins;
  const lines = view.lines.filter(({ key }) => ticked.has(key));
  const to = view.recipients.filter(({ email, isProposed }) => choices.to?.has(email) ?? isProposed);
  const language = choices.language ?? view.language.code;
  const step = choices.step ?? stepFor(lines, instant);
  const rows = lines.map(({ row }) => row);
  const texts = { ...draftTexts({ language, step, rows, to }, view), ...choices.texts };
  const body = draftBody(language, texts, rows);
  const draft: Draft = {
    ...texts,
    language,
    step,
    to,
    lines,
    text: plainBody(body),
    short: shortBody(body),
    html: htmlBody(body),
  };
  const change = (next: Partial<Choices>) => setChoices({ ...choices, ...next });
  return {
    draft,
    isEdited: Object.keys(choices.texts).length > 0,
    isLanguageChosen: choices.language !== undefined,
    setLanguage: (next: Language) => change({ language: next }),
    setStep: (next: Step) => change({ step: next }),
    setTicked: (next: ReadonlySet<string>) => change({ ticked: next }),
    toggleRecipient: (email: string) => change({ to: toggled(new Set(to.map((each) => each.email)), email) }),
    toggleLine: (key: string) => change({ ticked: toggled(ticked, key) }),
    write: (name: keyof DraftTexts, text: string) => change({ texts: { ...choices.texts, [name]: text } }),
    resetTexts: () => change({ texts: {} }),
  };
}

function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

/** The lines that wait for the supplier, those of `only` where that is given; all of `only` where none of them waits. */
export function firstTicked(lines: readonly ChaserLine[], only?: (line: ChaserLine) => boolean): Set<string> {
  const among = only ? lines.filter(only) : lines;
  const waiting = among.filter(({ isProposed }) => isProposed);
  return new Set((waiting.length > 0 || !only ? waiting : among).map(({ key }) => key));
}
