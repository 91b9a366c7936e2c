import type { ComponentChildren } from 'preact';

interface ConnectGuideProps {
  title: string;
  why: string;
  /** The steps, as list items. */
  children: ComponentChildren;
  /** What holds whichever step is done. */
  after?: string;
}

/** What has to be made or registered in a system before it can be connected, step by step. */
export function ConnectGuide({ title, why, children, after }: ConnectGuideProps) {
  return (
    <details class="wide guide" open>
      <summary>{title}</summary>
      <p class="dim">{why}</p>
      <ol>{children}</ol>
      {after === undefined ? null : <p class="dim mt">{after}</p>}
    </details>
  );
}
