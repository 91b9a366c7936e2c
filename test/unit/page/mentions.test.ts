// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { createMentions, type Mentions, type Place } from '../../../lib/page/mentions.ts';
import type { FoundMention } from '../../../lib/sites/mention-reader.ts';
import { cpuMs } from '../../tools/cpu-time.ts';

let left: Place[];
let mentions: Mentions;

const text = (data: string): Text => {
  const node = document.createTextNode(data);
  document.body.append(node);
  return node;
};
const find = (
  node: FoundMention['node'],
  raw: string,
  start = 0,
  kind: FoundMention['kind'] = 'number',
): FoundMention => ({
  keys: [raw.replace(/\W/g, '')],
  kind,
  raw,
  labelled: kind !== 'number',
  node,
  start,
  endNode: node,
  end: start + raw.length,
});
const tidy = (): void => {
  for (const _ of mentions.tidy());
};

beforeEach(() => {
  document.body.replaceChildren();
  left = [];
  mentions = createMentions((place) => left.push(place));
});

describe('mentions', () => {
  it('asks once for a number that stands at many places, and paints them all', () => {
    for (let at = 0; at < 3; at++) mentions.add(find(text('4500012345'), '4500012345'));
    const asked = mentions.takeNew(500);
    expect(asked).toHaveLength(1);
    expect(mentions.takeNew(500)).toEqual([]);
    const [group] = mentions.paint([{ mark: asked[0]?.mark ?? -1, state: 'late' }]);
    expect(group?.places.size).toBe(3);
    expect(mentions.painted()).toHaveLength(3);
  });

  it('keeps the same number apart when a label says another kind', () => {
    mentions.add(find(text('80012345'), '80012345', 0, 'shipment'));
    mentions.add(find(text('80012345'), '80012345', 0, 'invoice'));
    expect(new Set(mentions.takeNew(500).map(({ mark }) => mark)).size).toBe(2);
  });

  it('takes in and drops one long text with very many numbers in time that grows with their number', () => {
    const spend = (count: number): number => {
      mentions = createMentions((place) => left.push(place));
      const node = text('4500012345 '.repeat(count));
      const start = cpuMs();
      for (let at = 0; at < count; at++) mentions.add(find(node, '4500012345', at * 11));
      node.remove();
      tidy();
      return cpuMs() - start;
    };
    spend(2_000);
    expect(spend(60_000)).toBeLessThan(1_000);
    expect(left).toHaveLength(62_000);
  });

  it('puts a longer reading in the place of all that it covers', () => {
    const node = text('PO 4500 012345 and 80012345');
    for (const [raw, at] of [
      ['4500', 3],
      ['012345', 8],
      ['80012345', 19],
    ] as const)
      mentions.add(find(node, raw, at));
    mentions.add(find(node, '4500 012345', 3));
    expect(left.map((place) => place.found.raw)).toEqual(['4500', '012345']);
    expect(mentions.add(find(node, '80012345', 19))).toBeUndefined();
  });

  it('answers nothing new for a place that it knows', () => {
    const node = text('PO 4500012345');
    expect(mentions.add(find(node, '4500012345', 3))).toBeDefined();
    expect(mentions.add(find(node, '4500012345', 3))).toBeUndefined();
  });

  it('lets a new reading of the same spot replace the old one', () => {
    const node = text('4500012345');
    mentions.add(find(node, '4500012345'));
    mentions.takeNew(500);
    mentions.add(find(node, '4500012345', 0, 'purchase-order'));
    expect(left).toHaveLength(1);
    expect(mentions.takeNew(500)).toHaveLength(1);
    expect(mentions.takeForgotten()).toEqual([0]);
  });

  it('drops a place whose node left, and one whose text changed', () => {
    const [gone, changed, kept] = [text('4500000001'), text('4500000002'), text('4500000003')];
    for (const node of [gone, changed, kept]) mentions.add(find(node, node.data));
    mentions.takeNew(500);
    gone.remove();
    changed.data = '4500000009';
    tidy();
    expect(left.map(({ found }) => found.raw)).toEqual(['4500000001', '4500000002']);
    expect(mentions.takeForgotten()).toEqual([0, 1]);
  });

  it('neither asks for nor forgets a number that left before it was asked for', () => {
    const node = text('4500000001');
    mentions.add(find(node, '4500000001'));
    node.remove();
    tidy();
    expect(mentions.takeNew(500)).toEqual([]);
    expect(mentions.takeForgotten()).toEqual([]);
  });

  it('shows a number that comes back at once, under its old mark, and asks again', () => {
    const first = text('4500000001');
    mentions.add(find(first, '4500000001'));
    const [asked] = mentions.takeNew(500);
    mentions.paint([{ mark: asked?.mark ?? -1, state: 'ok' }]);
    first.remove();
    tidy();
    mentions.takeForgotten();
    const place = mentions.add(find(text('4500000001'), '4500000001'));
    expect(place?.group.state).toBe('ok');
    expect(mentions.takeNew(500)).toEqual([asked]);
  });

  it('forgets nothing when a row is only drawn anew', () => {
    const first = text('4500000001');
    mentions.add(find(first, '4500000001'));
    mentions.takeNew(500);
    first.remove();
    tidy();
    mentions.add(find(text('4500000001'), '4500000001'));
    expect(mentions.takeForgotten()).toEqual([]);
    expect(mentions.takeNew(500)).toEqual([]);
  });

  it('reads form controls by their value', () => {
    const control = document.createElement('input');
    control.value = '4500000001';
    document.body.append(control);
    mentions.add(find(control, '4500000001'));
    control.value = '4500000002';
    tidy();
    expect(left).toHaveLength(1);
  });

  it('asks for everything on the page anew when told to', () => {
    mentions.add(find(text('4500000001'), '4500000001'));
    const gone = text('4500000002');
    mentions.add(find(gone, '4500000002'));
    mentions.takeNew(500);
    gone.remove();
    tidy();
    mentions.askAgain();
    expect(mentions.takeNew(500).map(({ raw }) => raw)).toEqual(['4500000001']);
  });
});
