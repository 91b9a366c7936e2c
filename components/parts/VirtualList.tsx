import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useRowWindow } from './row-window.ts';

interface VirtualListProps<T> {
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** A usual height of a row in pixels; the real one is measured once a row is drawn. */
  rowHeight: number;
  children: (row: T, index: number) => ComponentChildren;
  label?: string;
}

/**
 * A list of rows of any height, of which only those near the viewport of the page are drawn: a hundred thousand rows
 * scroll like ten. Each row knows its place among all, so that a screen reader can tell it.
 */
export function VirtualList<T>({ rows, keyOf, rowHeight, children, label }: VirtualListProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const { first, end, before, behind } = useRowWindow(list, rows.length, rowHeight);
  return (
    <ul class="rows" ref={list} aria-label={label}>
      {before > 0 ? <li class="gap" aria-hidden="true" style={{ height: `${before}px` }} /> : null}
      {rows.slice(first, end).map((row, at) => (
        <li key={keyOf(row)} data-row={first + at} aria-setsize={rows.length} aria-posinset={first + at + 1}>
          {children(row, first + at)}
        </li>
      ))}
      {behind > 0 ? <li class="gap" aria-hidden="true" style={{ height: `${behind}px` }} /> : null}
    </ul>
  );
}
