import { expect, it } from 'vitest';
import type { DocumentPlace } from '../../../lib/background/document-place.ts';
import type { SeenMention } from '../../../lib/messages.ts';
import { memorySession } from './memory-session.ts';
import { pagesOf } from './pages-of.ts';

const place = (documentId: string, topFrame = true): DocumentPlace => ({
  tabId: 7,
  documentId,
  url: `https://portal.example/${documentId}`,
  title: documentId,
  topFrame,
});
const seen = (mark: number, state: SeenMention['state'] = 'ok'): SeenMention => ({
  mark,
  keys: [`K${mark}`],
  kind: 'number',
  raw: `K${mark}`,
  labelled: true,
  state,
});

it('loses no mention when many messages arrive at once', async () => {
  const pages = pagesOf(memorySession());
  await Promise.all(Array.from({ length: 40 }, (_, mark) => pages.add(place('a'), [seen(mark)])));
  expect((await pages.read(7))?.documents.a).toHaveLength(40);
});

it('writes many messages of one page in few writes, the last of them too', async () => {
  const session = memorySession();
  let writes = 0;
  const slow = {
    ...session,
    set: async (items: Record<string, unknown>) => {
      writes += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      await session.set(structuredClone(items));
    },
  };
  const pages = pagesOf(slow);
  const first = Array.from({ length: 50 }, (_, mark) => pages.add(place('a'), [seen(mark)]));
  await first[0];
  await Promise.all([...first, pages.add(place('a'), [seen(50)])]);
  expect(writes).toBeLessThanOrEqual(3);
  expect((await pagesOf(session).read(7))?.documents.a).toHaveLength(51);
});

it('goes on after a write that failed', async () => {
  const session = memorySession();
  let full = true;
  const pages = pagesOf({
    ...session,
    set: (items) => (full ? Promise.reject(new Error('quota')) : session.set(items)),
  });
  await expect(pages.add(place('a'), [seen(1)])).rejects.toThrow('quota');
  full = false;
  await pages.add(place('a'), [seen(2)]);
  expect((await pagesOf(session).read(7))?.documents.a).toEqual([seen(1), seen(2)]);
});

it('keeps every known mention of a page that is full of unknown ones', async () => {
  const pages = pagesOf(memorySession());
  const many = Array.from({ length: 30_000 }, (_, mark) => seen(mark, mark % 100 === 99 ? 'late' : null));
  for (let at = 0; at < many.length; at += 500) void pages.add(place('a'), many.slice(at, at + 500));
  expect(await pages.mention(7, 'a', 29_999)).toEqual(seen(29_999, 'late'));
  const kept = (await pages.read(7))?.documents.a ?? [];
  expect(kept.filter(({ state }) => state === 'late')).toHaveLength(300);
  expect(kept.length).toBeLessThan(3_000);
});

it('keeps frames beside their page and drops all of it when the page is left', async () => {
  const pages = pagesOf(memorySession());
  await pages.add(place('a'), [seen(1)]);
  await pages.add(place('frame', false), [seen(1)]);
  expect(Object.keys((await pages.read(7))?.documents ?? {})).toEqual(['a', 'frame']);
  await pages.add(place('b'), [seen(1)]);
  expect(await pages.read(7)).toMatchObject({ url: 'https://portal.example/b' });
  expect((await pages.read(7))?.documents).toEqual({ b: [seen(1)] });
});

it('keeps what a frame of the next page said before the page itself, in whatever order they speak', async () => {
  const broken = { adapter: 'sample', version: 1, missing: ['order'] };
  for (const frameFirst of [true, false]) {
    const pages = pagesOf(memorySession(), ['next', 'its frame']);
    await pages.add(place('left'), [seen(1)]);
    await pages.add(place('frame that was left', false), [seen(1)]);
    const speak = [
      () => pages.setHealth(place('its frame', false), broken),
      () => pages.add(place('next'), [seen(2)]),
    ];
    for (const each of frameFirst ? speak : speak.reverse()) await each();
    const page = await pages.read(7);
    expect(Object.keys(page?.documents ?? {}).sort()).toEqual(['its frame', 'next']);
    expect(page?.health).toEqual({ 'its frame': broken });
    expect(page?.url).toBe('https://portal.example/next');
  }
});

it('names a page by its own address, also when only a frame of it holds numbers', async () => {
  const pages = pagesOf(memorySession());
  const frame = { ...place('frame', false), pageUrl: 'https://portal.example/around', title: 'Around' };
  await pages.add(frame, [seen(1)]);
  expect(await pages.read(7)).toMatchObject({ url: 'https://portal.example/around', title: 'Around' });
});

it('takes the address of the next page from its frame before the page before is forgotten', async () => {
  const pages = pagesOf(memorySession(), ['frame']);
  await pages.add(place('a'), [seen(1)]);
  await pages.add({ ...place('frame', false), pageUrl: 'https://portal.example/next' }, [seen(1)]);
  await pages.dropGone(7);
  expect((await pages.read(7))?.url).toBe('https://portal.example/next');
});

it('does not take the address of a frame for that of a page it cannot see', async () => {
  const pages = pagesOf(memorySession());
  await pages.add(place('frame', false), [seen(1)]);
  expect((await pages.read(7))?.url).toBe('');
});

it('finds the subject of a mark, also one that is being written', async () => {
  const pages = pagesOf(memorySession());
  void pages.add(place('a'), [seen(5, 'late')]);
  expect(await pages.mention(7, 'a', 5)).toEqual(seen(5, 'late'));
  expect(await pages.mention(7, 'b', 5)).toBeNull();
});

it('forgets marks that left their document, and takes the new picture of those that stay', async () => {
  const pages = pagesOf(memorySession());
  await pages.add(place('a'), [seen(1), seen(2)]);
  await pages.forget(7, 'a', [1]);
  await pages.add(place('a'), [seen(2, 'late')]);
  expect((await pages.read(7))?.documents.a).toEqual([seen(2, 'late')]);
});

it('drops documents that were left, and the page with its last one', async () => {
  const here = ['a'];
  const pages = pagesOf(memorySession(), here);
  await pages.add(place('a'), [seen(1)]);
  expect(await pages.dropGone(7)).toBe(false);
  await pages.add(place('frame', false), [seen(1)]);
  expect(await pages.dropGone(7)).toBe(true);
  expect(Object.keys((await pages.read(7))?.documents ?? {})).toEqual(['a']);
  here.pop();
  await pages.dropGone(7);
  expect(await pages.read(7)).toBeNull();
});

it('remembers that a page was not read whole until it is left', async () => {
  const pages = pagesOf(memorySession());
  await pages.add(place('a'), [seen(1)]);
  await pages.cut(7);
  await pages.add(place('a'), [seen(2)]);
  expect((await pages.read(7))?.cut).toBe(true);
  await pages.add(place('b'), [seen(1)]);
  expect((await pages.read(7))?.cut).toBeUndefined();
});

it('treats stored nonsense as nothing', async () => {
  const session = memorySession();
  await session.set({ 'tab:7': { documents: 4 } });
  expect(await pagesOf(session).read(7)).toBeNull();
});

it('keeps which document an adapter does not fit until it fits again or the document is left', async () => {
  const here = ['a'];
  const pages = pagesOf(memorySession(), here);
  const broken = { adapter: 'sample', version: 1, missing: ['order'] };
  await pages.setHealth(place('a'), broken);
  expect(await pages.read(7)).toMatchObject({ documents: { a: [] }, health: { a: broken } });
  await pages.add(place('a'), [seen(1)]);
  await pages.setHealth(place('frame', false), broken);
  expect((await pages.read(7))?.documents.a).toHaveLength(1);
  await pages.setHealth(place('a'), { ...broken, missing: [] });
  expect((await pages.read(7))?.health).toEqual({ frame: broken });
  await pages.dropGone(7);
  expect((await pages.read(7))?.health).toBeUndefined();
  here.pop();
  await pages.setHealth(place('b'), broken);
  expect(Object.keys((await pages.read(7))?.documents ?? {})).toEqual(['b']);
});

it('keeps nothing of a tab that was closed, whatever of it arrives after that', async () => {
  const session = memorySession();
  const pages = pagesOf(session);
  await pages.add(place('a'), [seen(1)]);
  const late = pages.add(place('a'), [seen(2)]);
  await pages.closed(7);
  await Promise.all([late, pages.add(place('a'), [seen(3)]), pages.add(place('b', false), [seen(1)])]);
  expect(await pages.read(7)).toBeNull();
  expect(await session.get('tab:7')).toEqual({});
});
