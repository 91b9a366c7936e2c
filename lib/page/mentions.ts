import type { Mention, Paint, PaintState } from '../domain/mention.ts';
import type { FoundMention } from '../sites/mention-reader.ts';
import { isConnected, isText } from './dom.ts';

/** Longest `raw` that the message schema takes. */
const RAW_LIMIT = 254;

/**
 * Everything that the page says with the same keys, kind and label is one group: it has one mark id, is asked for
 * once, and its picture is painted at each of its places.
 */
interface Group {
  readonly mention: Mention;
  state: PaintState | null;
  readonly places: Set<Place>;
}

/** One spot of the page where a group's number stands. */
export interface Place {
  readonly group: Group;
  readonly found: FoundMention;
  /** What stood there when it was read. */
  readonly text: string;
}

export interface Mentions {
  /** Notes a find; returns its place when it is new. A different reading of the same spot replaces the old one. */
  add(found: FoundMention): Place | undefined;
  /** Drops the places whose text left the page or changed. */
  tidy(): Generator<void>;
  /** Mentions that were not asked for yet, first come first. */
  takeNew(limit: number): Mention[];
  /** Puts back mentions whose question failed. */
  putBack(mentions: readonly Mention[]): void;
  /** Marks of groups that have no place any more. */
  takeForgotten(): number[];
  /** Notes new pictures; returns the groups that changed. */
  paint(paints: readonly Paint[]): Group[];
  /** All groups on the page go to the background anew: after a return from the back/forward cache, or a moved address. */
  askAgain(): void;
  /** Places whose group shows a picture. */
  painted(): Place[];
}

/** Called when a place leaves, so that its mark goes too. */
export type OnLeave = (place: Place) => void;

const keyOf = (found: FoundMention): string =>
  `${found.kind}|${found.labelled ? 1 : 0}|${found.keys.join('|')}`;

/** An element that holds no text says the same at any time. */
const dataOf = (node: FoundMention['node']): string =>
  isText(node) ? node.data : `${(node as HTMLInputElement).value}`;

/** The characters between the ends of a find; over several nodes only the two ends are compared. */
function spanText({ node, start, endNode, end }: FoundMention): string {
  if (node === endNode) return dataOf(node).slice(start, end);
  return `${dataOf(node).slice(start)}…${dataOf(endNode).slice(0, end)}`;
}

/** Where a find ends in the node that it begins in; one that goes on in another node takes all the rest. */
const reachOf = ({ node, endNode, end }: FoundMention): number => (node === endNode ? end : Infinity);

/** Index of the first place that ends behind `start`, among those of one node, by halving. */
function indexBehind(places: readonly Place[], start: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reachOf((places[middle] as Place).found) > start) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** True while the number still stands where it was read. */
export function stillThere({ found, text }: Place): boolean {
  return isConnected(found.node) && isConnected(found.endNode) && spanText(found) === text;
}

/** The book of what was found on this page, what was asked and what was answered. */
export function createMentions(onLeave: OnLeave): Mentions {
  const groups = new Map<string, Group>();
  const byMark = new Map<number, Group>();
  /** In reading order and never overlapping: one text may hold a hundred thousand numbers. */
  const byNode = new Map<Node, Place[]>();
  let unasked = new Set<Group>();
  let left = new Set<Group>();

  const groupFor = (found: FoundMention): Group => {
    const key = keyOf(found);
    const known = groups.get(key);
    if (known) return known;
    const { keys, kind, labelled } = found;
    const mention: Mention = { mark: groups.size, keys, kind, raw: found.raw.slice(0, RAW_LIMIT), labelled };
    const group: Group = { mention, state: null, places: new Set() };
    groups.set(key, group);
    byMark.set(mention.mark, group);
    return group;
  };

  const drop = (place: Place): void => {
    const { group, found } = place;
    group.places.delete(place);
    const here = byNode.get(found.node) ?? [];
    const index = indexBehind(here, found.start);
    if (here[index] === place) here.splice(index, 1);
    if (here.length === 0) byNode.delete(found.node);
    if (group.places.size === 0 && !unasked.delete(group)) left.add(group);
    onLeave(place);
  };

  return {
    add(found) {
      const group = groupFor(found);
      const here = byNode.get(found.node) ?? [];
      const index = indexBehind(here, found.start);
      const text = spanText(found);
      for (let same = here[index]; same && same.found.start < reachOf(found); same = here[index]) {
        const { start, end, endNode } = same.found;
        const unchanged = same.group === group && start === found.start && end === found.end;
        if (unchanged && endNode === found.endNode && same.text === text) return undefined;
        drop(same);
      }
      const place: Place = { group, found, text };
      here.splice(index, 0, place);
      byNode.set(found.node, here);
      if (group.places.size === 0 && !left.delete(group)) unasked.add(group);
      group.places.add(place);
      return place;
    },
    *tidy() {
      for (const places of [...byNode.values()]) {
        // From the end, where taking one out moves no other.
        for (const place of [...places].reverse()) {
          if (!stillThere(place)) drop(place);
          yield;
        }
      }
    },
    takeNew(limit) {
      const taken: Group[] = [];
      for (const group of unasked) {
        if (taken.length >= limit) break;
        taken.push(group);
        unasked.delete(group);
      }
      return taken.map((group) => group.mention);
    },
    putBack(mentions) {
      for (const { mark } of mentions) {
        const group = byMark.get(mark);
        if (group && group.places.size > 0) unasked.add(group);
      }
    },
    takeForgotten() {
      const marks = [...left].map((group) => group.mention.mark);
      left = new Set();
      return marks;
    },
    paint(paints) {
      const changed: Group[] = [];
      for (const { mark, state } of paints) {
        const group = byMark.get(mark);
        if (!group || group.state === state) continue;
        group.state = state;
        changed.push(group);
      }
      return changed;
    },
    askAgain() {
      unasked = new Set([...groups.values()].filter((group) => group.places.size > 0));
    },
    painted: () => [...groups.values()].flatMap((group) => (group.state ? [...group.places] : [])),
  };
}
