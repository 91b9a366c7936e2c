import type { ComponentChildren } from 'preact';
import { formatNumber } from '../../lib/i18n/format.ts';

interface PartProps {
  title: ComponentChildren;
  count?: number;
  /** What stands at the right edge of the heading. */
  end?: ComponentChildren;
  /** Only its heading is shown until somebody opens it. */
  folded?: boolean;
  children: ComponentChildren;
}

/** One part of a page under its heading. */
export function Part({ title, count, end, folded, children }: PartProps) {
  const name = (
    <>
      {title} {count === undefined ? null : <span class="c">{formatNumber(count)}</span>}
    </>
  );
  if (folded)
    return (
      <details class="sect fold">
        <summary class="h2">{name}</summary>
        {end ? <p class="small dim">{end}</p> : null}
        {children}
      </details>
    );
  return (
    <section class="sect">
      <h2 class="h2">
        {name}
        {end ? <span class="end">{end}</span> : null}
      </h2>
      {children}
    </section>
  );
}
