// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Draft, DraftMessage } from '../../../lib/domain/draft.ts';
import type { Talk } from '../../../lib/page/talk.ts';
import type { LensWorld } from '../../../lib/page/world.ts';
import { readWritten } from '../../../lib/sites/mail/draft/read-written.ts';
import type { FoundMention } from '../../../lib/sites/mention-reader.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';

const api = vi.hoisted(() => {
  const state = { hear: undefined as ((message: unknown, sender: { id: string }) => void) | undefined };
  const onMessage = {
    addListener: (run: typeof state.hear) => {
      state.hear = run;
    },
    removeListener: () => undefined,
  };
  return { state, runtime: { id: 'ours', onMessage } };
});
vi.mock('wxt/browser', () => ({ browser: { runtime: api.runtime } }));

const { startDrafts } = await import('../../../lib/page/drafts.ts');
const world = globalThis as LensWorld;

let life: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  delete world.partnerLensDraft;
});

const compose = (editor: string, to = 'ana@north.example') =>
  `<form><label>To <input name="to" value="${to}"></label><label>Subject <input name="subject" value="Dates"></label>
  ${editor}<button type="button">Send</button></form>`;
const EDITOR = '<div class="text" contenteditable="true"><p>Order 4500012345 arrives on 12 May.</p></div>';

/** A page whose drafts are followed, and a background that answers as `reply` says. */
function start(markup: string, reply: () => unknown = () => [], brings = true) {
  document.body.innerHTML = markup;
  const heard: { type: string; input: DraftMessage }[] = [];
  const marks: FoundMention[] = [];
  const ask = async (type: string, input: DraftMessage) => {
    heard.push({ type, input });
    // As the browser brings the script that reads.
    if (type === 'drafting' && brings) world.partnerLensDraft = readWritten;
    return type === 'drafting' ? undefined : reply();
  };
  const { read } = startDrafts({
    doc: document,
    nodes: pageNodes,
    ask: ask as unknown as Talk['ask'],
    found: (finds) => void marks.push(...finds),
    repaint: () => undefined,
    signal: life.signal,
  });
  read();
  const drafts = () => heard.filter(({ type }) => type === 'draft').map(({ input }) => input);
  return { heard, drafts, marks, read, rest: () => vi.advanceTimersByTimeAsync(4_000) };
}

const days = (draft: DraftMessage | undefined) =>
  (draft as Draft).facts.flatMap((fact) =>
    fact.what === 'date' && fact.when.form === 'days' ? fact.when.days : [],
  );

it('says what is written half a second after it changed, once, and hangs a mark at the button that sends', async () => {
  const page = start(compose(EDITOR));
  await page.rest();
  expect(page.heard.map(({ type }) => type)).toEqual(['drafting', 'draft']);
  expect(page.drafts()[0]).toMatchObject({ to: ['ana@north.example'], cut: false });
  expect(days(page.drafts()[0])).toEqual([{ month: 5, day: 12 }]);
  expect(page.marks[0]).toMatchObject({ kind: 'draft', raw: 'Send', keys: [page.drafts()[0]?.key] });
  page.read();
  await page.rest();
  expect(page.drafts(), 'nothing changed').toHaveLength(1);
  const text = document.querySelector('p')?.firstChild as Text;
  text.data = 'Order 4500012345 arrives on 19 May.';
  await vi.advanceTimersByTimeAsync(400);
  expect(page.drafts(), 'still typing').toHaveLength(1);
  await page.rest();
  expect(days(page.drafts()[1])).toEqual([{ month: 5, day: 19 }]);
  expect(JSON.stringify(page.heard)).not.toMatch(/arrives/);
});

it('hears a text area by its input, and the body of an editor in a frame by its nodes', async () => {
  const page = start(compose('<textarea class="text">Order 4500012345 arrives on 12 May.</textarea>'));
  await page.rest();
  const area = document.querySelector('textarea') as HTMLTextAreaElement;
  area.value = 'Order 4500012345 arrives on 20 May.';
  area.dispatchEvent(new Event('input', { bubbles: true }));
  await page.rest();
  expect(page.drafts().map(days)).toEqual([[{ month: 5, day: 12 }], [{ month: 5, day: 20 }]]);
  life.abort();
  life = new AbortController();
  const framed = start(compose('<iframe></iframe>'));
  await framed.rest();
  const body = document.querySelector('iframe')?.contentDocument?.body as HTMLElement;
  body.setAttribute('contenteditable', 'true');
  body.innerHTML = '<p>Order 4500012345 arrives on 12 May.</p>';
  framed.read();
  await framed.rest();
  body.innerHTML = '<p>Order 4500012345 arrives on 21 May.</p>';
  await framed.rest();
  expect(framed.drafts().map(days).at(-1)).toEqual([{ month: 5, day: 21 }]);
});

it('keeps several windows apart, and says when one was closed', async () => {
  const page = start(
    `<div>${compose(EDITOR.replace('class', 'id="a" class'))}</div><div>${compose(EDITOR.replace('class', 'id="b" class'), 'bo@south.example')}</div>`,
  );
  await page.rest();
  const [first, second] = page.drafts();
  expect(new Set([first?.key, second?.key]).size).toBe(2);
  document.querySelector('div')?.remove();
  page.read();
  await page.rest();
  expect(page.drafts()[2]).toEqual({ key: first?.key, gone: true });
});

it('says that a draft is gone under the key it had when its page names it anew', async () => {
  const page = start(compose(EDITOR));
  await page.rest();
  const [first] = page.drafts();
  document.querySelector('.text')?.setAttribute('id', 'draft-17');
  page.read();
  await page.rest();
  const [, gone, second] = page.drafts();
  expect(gone).toEqual({ key: first?.key, gone: true });
  expect(second).toMatchObject({ facts: (first as Draft).facts });
  expect(second?.key).not.toBe(first?.key);
  document.querySelector('form')?.remove();
  page.read();
  await page.rest();
  expect(page.drafts().slice(3)).toEqual([{ key: second?.key, gone: true }]);
});

it('asks for the script that reads three times where it is not brought', async () => {
  const page = start(compose(EDITOR), () => [], false);
  for (let times = 0; times < 6; times++) {
    page.read();
    await page.rest();
  }
  expect(page.heard.map(({ type }) => type)).toEqual(['drafting', 'drafting', 'drafting']);
});

it('tells all again when the records changed, and does not ask without end where nobody answers', async () => {
  const page = start(compose(EDITOR));
  await page.rest();
  api.state.hear?.({ type: 'refresh' }, { id: 'another' });
  await page.rest();
  expect(page.drafts()).toHaveLength(1);
  api.state.hear?.({ type: 'refresh' }, { id: 'ours' });
  await page.rest();
  expect(page.drafts()).toHaveLength(2);
  life.abort();
  life = new AbortController();
  const silent = start(compose(EDITOR), () => undefined);
  for (let times = 0; times < 8; times++) {
    silent.read();
    await silent.rest();
  }
  expect(silent.drafts()).toHaveLength(3);
  const [body] = document.querySelectorAll('[contenteditable]');
  body?.append('Order 4500012345 arrives on 21 May.');
  await silent.rest();
  expect(silent.drafts().length, 'something else is written').toBeGreaterThan(3);
});

it('asks nothing on a page where nothing is written', async () => {
  const page = start('<input name="q"><button>Send</button><p>Order 4500012345</p>');
  await page.rest();
  expect(page.heard).toEqual([]);
  expect(page.marks).toEqual([]);
});

it('does not say that a draft is gone whose page puts another editor in the place of the old one', async () => {
  const page = start(compose(EDITOR));
  await page.rest();
  const editor = document.querySelector('.text') as HTMLElement;
  editor.replaceWith(editor.cloneNode(true));
  page.read();
  await page.rest();
  const [first, second, ...more] = page.drafts();
  expect(second).toEqual(first);
  expect(more).toEqual([]);
});
