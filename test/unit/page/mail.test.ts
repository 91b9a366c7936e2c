// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type MailReadingPart, mailPartSchema } from '../../../lib/domain/mail-reading.ts';
import type { Talk } from '../../../lib/page/talk.ts';
import type { LensWorld } from '../../../lib/page/world.ts';
import type { FoundMention } from '../../../lib/sites/mention-reader.ts';
import { readMentions } from '../../../lib/sites/read-mentions.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';

/** The extension's API as a content script has it; `hear` is what the background says. */
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
/** Frames that keep their document to themselves, as those do that are sandboxed without an origin. */
vi.hoisted(() => {
  const open = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentDocument')?.get;
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentDocument', {
    get(this: HTMLIFrameElement) {
      return this.hasAttribute('sandbox') ? null : open?.call(this);
    },
  });
});
vi.mock('wxt/browser', () => ({ browser: { runtime: api.runtime } }));

const { startMail } = await import('../../../lib/page/mail.ts');

const mailOf = (...orders: string[]): string =>
  orders
    .map(
      (order) =>
        `<section><p>From: <a title="ana@north.example">Ana Sample</a></p><p>Subject: PO ${order}</p><div class="message-body"><p>PO ${order} is late.</p></div></section>`,
    )
    .join('');

let life: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  (globalThis as LensWorld).partnerLensMentions = readMentions;
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

/** A page that is read, and a background that answers as `reply` says. */
function start(markup: string, reply: () => unknown = () => []) {
  document.body.innerHTML = markup;
  const told: (MailReadingPart | FoundMention)[] = [];
  const ask = async (_: string, input: MailReadingPart) => {
    told.push(input);
    return reply();
  };
  const { read } = startMail({
    doc: document,
    nodes: pageNodes,
    ask: ask as unknown as Talk['ask'],
    found: (finds) => told.push(...finds),
    repaint: () => undefined,
    signal: life.signal,
  });
  const parts = () => told.filter((each): each is MailReadingPart => 'messages' in each);
  const senders = () => told.filter((each): each is FoundMention => 'node' in each);
  return { read, told, parts, senders };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const refresh = () => api.state.hear?.({ type: 'refresh', input: {} }, { id: 'ours' });

it('sends a message once, then names where its sender stands; nothing of a page without mail', async () => {
  const { read, told, parts, senders } = start(mailOf('4500001'));
  read();
  await pass(5_000);
  read();
  await pass(5_000);
  expect(parts()).toHaveLength(1);
  const [part, sender] = told as [MailReadingPart, FoundMention];
  expect(mailPartSchema.parse(part)).toEqual(part);
  expect(part.messages).toMatchObject([
    { from: { name: 'Ana Sample' }, numbers: [{ raw: '4500001', part: 'text' }] },
  ]);
  expect(JSON.stringify(part)).not.toContain('is late');
  expect(sender).toMatchObject({ kind: 'message', keys: [part.messages[0]?.key], raw: 'Ana Sample' });
  expect(senders().length).toBe(2);
  const empty = start('<p>Welcome</p>');
  empty.read();
  refresh();
  await pass(5_000);
  expect(empty.told).toEqual([]);
});

it('sends all of it again when the records changed or the page came back, and that it is gone', async () => {
  const { read, parts } = start(mailOf('4500001'));
  read();
  await pass(3_000);
  refresh();
  await pass(6_000);
  expect(parts()).toHaveLength(2);
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await pass(9_000);
  expect(parts()).toHaveLength(3);
  document.body.textContent = '';
  read();
  await pass(20_000);
  expect(parts().map(({ messages }) => messages.length)).toEqual([1, 1, 1, 0]);
});

it('hangs no mark while the background does not know the message, and asks without end only when the page changes', async () => {
  let answers = false;
  const { read, parts, senders } = start(mailOf('4500001'), () => (answers ? [] : undefined));
  read();
  await pass(100_000);
  expect(senders()).toEqual([]);
  expect(parts().length).toBeGreaterThan(3);
  expect(parts().length).toBeLessThan(9);
  answers = true;
  read();
  await pass(20_000);
  expect(senders()).toHaveLength(1);
});

it('says that the text of a message stands in a frame that is closed', async () => {
  const { read, parts } = start(
    mailOf('4500001').replace(/<div class="message-body">.*<\/div>/, '<iframe></iframe>'),
  );
  const frame = document.querySelector('iframe') as HTMLIFrameElement;
  frame.contentDocument?.body.append('PO 4500001 is late.');
  read();
  await pass(2_000);
  expect(parts()[0]?.messages[0]?.unread).toBeUndefined();
  frame.setAttribute('sandbox', '');
  read();
  await pass(4_000);
  expect(parts().at(-1)).toMatchObject({
    cut: false,
    messages: [{ unread: true, numbers: [{ raw: '4500001' }] }],
  });
});

it('splits many messages into small parts, of which each fits', async () => {
  const { read, parts } = start(
    mailOf(...Array.from({ length: 60 }, (_, at) => `45${String(at).padStart(5, '0')}`)).replaceAll(
      'is late.',
      `is late. ${Array.from({ length: 150 }, (_, at) => `PO 99${String(at).padStart(5, '0')}`).join(', ')}`,
    ),
  );
  read();
  await pass(60_000);
  const all = parts();
  expect(all.at(-1)?.last).toBe(true);
  expect(all[0]?.cut).toBe(true);
  expect(all.flatMap(({ messages }) => messages)).toHaveLength(50);
  for (const part of all) {
    expect(mailPartSchema.parse(part)).toEqual(part);
    expect(JSON.stringify(part).length).toBeLessThan(60_000);
  }
});
