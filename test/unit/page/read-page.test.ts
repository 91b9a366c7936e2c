// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import type { PageReading } from '../../../lib/domain/page-reading.ts';
import { readPage } from '../../../lib/page/read-page.ts';
import type { LensWorld } from '../../../lib/page/world.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';

const world = globalThis as LensWorld;
afterEach(() => {
  world.partnerLensSites = undefined;
  world.partnerLensHooks = undefined;
});

/** Reads the page by these sites in turn: what each misses of it, undefined where none of its hooks speaks of the page. */
function readBy(sites: Record<string, string[] | undefined>) {
  world.partnerLensSites = Object.fromEntries(
    Object.keys(sites).map((id) => [id, { id, version: 1, pages: [], detect: () => true }]),
  );
  world.partnerLensHooks = function* ({ id }, _page, generic) {
    yield;
    const missing = sites[id];
    if (!missing) return undefined;
    const reading: PageReading = missing.length > 0 ? generic : { ...generic, adapter: id };
    return { reading, health: { adapter: id, version: 1, missing } };
  };
  const steps = readPage({ doc: document, url: 'https://portal.example/', nodes: pageNodes });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { by: step.value.reading.adapter, health: step.value.health?.adapter };
}

it('passes over a site that does not know this page, to a portal that was taught', () => {
  expect(readBy({ sap: undefined, taught: [] })).toEqual({ by: 'taught', health: 'taught' });
  expect(readBy({ own: undefined, policy: [] })).toEqual({ by: 'policy', health: 'policy' });
});

it('takes the first that fits', () => {
  expect(readBy({ one: [], two: [] })).toEqual({ by: 'one', health: 'one' });
  expect(readBy({ one: ['order'], two: [] })).toEqual({ by: 'two', health: 'two' });
});

it('says of the first that speaks of the page what is missing, where none fits', () => {
  expect(readBy({ one: undefined, two: ['order'], three: ['line'] })).toEqual({
    by: 'generic',
    health: 'two',
  });
});

it('reads a page by its structure where no site speaks of it', () => {
  expect(readBy({ one: undefined, two: undefined })).toEqual({ by: 'generic', health: undefined });
  expect(readBy({})).toEqual({ by: 'generic', health: undefined });
});
