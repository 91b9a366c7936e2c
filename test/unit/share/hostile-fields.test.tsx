// @vitest-environment jsdom
import fc from 'fast-check';
import type { ComponentChild } from 'preact';
import { describe, expect, it } from 'vitest';
import { Plugin } from '../../../components/plugin/Plugin.tsx';
import { AnswerRow } from '../../../components/share/AnswerRow.tsx';
import { answerFileSchema, shareAnswerSchema } from '../../../lib/domain/share-answer.ts';
import { type Bundle, bundleSchema } from '../../../lib/domain/share-bundle.ts';
import { tongueOf } from '../../../lib/i18n/plugin/tongue.ts';
import { AnswerBook } from '../../../lib/plugin/answer-book.ts';
import { readAnswers } from '../../../lib/share/take-answers.ts';
import { setStage } from '../components/stage.ts';
import { everyField } from '../every-field.ts';
import { runs } from '../runs.ts';
import { LONG, MARKUP, openPaths, TURNING, textPaths, withText } from './hostile-texts.ts';

const stage = setStage();
const tongue = tongueOf('en');
const nothing = () => undefined;

/** How the partner's page draws a bundle: every line opened by a figure, both sides, all that was answered. */
function drawn(bundle: Bundle): ComponentChild {
  const book = new AnswerBook(bundle.share, { get: () => null, set: () => true, follow: nothing });
  const read = { bundle, left: 1 };
  return <Plugin tongue={tongue} state={{ at: 'shown', read, book, keep: () => true }} onAgain={nothing} />;
}

function opened(ui: ComponentChild): HTMLElement {
  stage.show(null);
  stage.show(ui);
  for (const name of ['All', ' / '])
    if ([...stage.root.querySelectorAll('button')].some((each) => each.textContent?.includes(name)))
      stage.click(name);
  return stage.root;
}

/** The elements that are drawn, by name, and what of the texts could turn what stands around it. */
function harm(root: HTMLElement, known: ReadonlySet<string>): string[] {
  const strange = [...root.querySelectorAll('*')].flatMap(({ localName }) =>
    known.has(localName) ? [] : [`made <${localName}>`],
  );
  const loose: string[] = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const alone = node.parentElement?.closest('bdi, option, textarea');
    if (!alone && turns(node.textContent ?? '')) loose.push(`turns ${node.parentElement?.outerHTML}`);
  }
  return [...strange, ...loose];
}

/** Whether a text holds signs that turn text around, beside an isolation that it begins and ends itself. */
function turns(text: string): boolean {
  const isolated = text.replace(/\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069/g, '');
  return /[\u202a-\u202e\u2066-\u2069]/.test(isolated);
}

const names = (root: HTMLElement) =>
  new Set([...root.querySelectorAll('*')].map(({ localName }) => localName));
const hostile = fc.string({
  unit: fc.constantFrom('<', '/', '>', '"', '&', '\u202e', '\u2069', '\u2066', 'b', ' '),
  minLength: 1,
  maxLength: 40,
});

/** Every place with every such text, and chance ones; answers how many there were. */
function tried(paths: readonly Place[], draw: (path: Place, text: string) => void): number {
  for (const path of paths) for (const text of [MARKUP, TURNING]) draw(path, text);
  fc.assert(fc.property(fc.constantFrom(...paths), hostile, draw), runs(60));
  return paths.length;
}
type Place = ReturnType<typeof textPaths>[number];

describe('a text that somebody hostile wrote', () => {
  const bundle = bundleSchema.parse({
    ...(everyField(bundleSchema) as Bundle),
    answerTo: 'https://a.example/in',
  });
  for (const line of bundle.lines) for (const count of line.counts) count.row = 0;
  const paths = textPaths(bundle);

  it('is refused in a bundle, or drawn as a text and nothing else, wherever it stands', () => {
    const known = new Set([...names(opened(drawn(bundle))), 'b', 'bdi']);
    const count = tried(openPaths(bundleSchema, bundle), (path, text) => {
      const read = bundleSchema.parse(withText(bundle, path, text));
      expect(harm(opened(drawn(read)), known), path.join('.')).toEqual([]);
    });
    expect(count).toBeGreaterThan(20);
  });

  it('is refused where it has 10,000 characters, in every field of a bundle and of an answer', async () => {
    for (const path of paths)
      expect(bundleSchema.safeParse(withText(bundle, path, LONG)).success, path.join('.')).toBe(false);
    for (const { file, texts } of answerFiles())
      for (const path of texts) {
        const blob = new Blob([JSON.stringify(withText(file, path, LONG))]);
        await expect(readAnswers(blob), path.join('.')).rejects.toMatchObject({
          failure: { code: expect.stringMatching(/^answers-/) },
        });
      }
  });

  it('is refused in an answer, or drawn as a text and nothing else, wherever it stands', () => {
    let count = 0;
    for (const { file } of answerFiles()) {
      const known = new Set([...names(opened(answered(file))), 'bdi']);
      count += tried(openPaths(answerFileSchema, file), (path, text) => {
        const read = answerFileSchema.parse(withText(file, path, text));
        expect(harm(opened(answered(read)), known), path.join('.')).toEqual([]);
      });
    }
    expect(count).toBeGreaterThanOrEqual(8);
  });
});

type File = ReturnType<typeof answerFileSchema.parse>;

/** One file for each kind of answer, with every field. */
function answerFiles() {
  const kinds = shareAnswerSchema.def.options;
  return kinds.map((kind) => {
    const file = answerFileSchema.parse({
      ...(everyField(answerFileSchema) as File),
      answers: [everyField(kind)],
    });
    return { file, texts: textPaths(file) };
  });
}

/** How the side panel draws what a partner answered. */
function answered({ share, serial, by, answers }: File): ComponentChild {
  return answers.map((answer) => {
    const given = { id: answer.id, partnerId: 'acme', share, serial, by, answer, at: 0, sample: false };
    return <AnswerRow key={answer.id} view={{ given, about: '4711 / 10' }} onDecide={nothing} />;
  });
}
