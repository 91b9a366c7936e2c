import { sentText } from '../../lib/lens/mail/sent-text.ts';

/** What a sender wrote: it cannot turn the direction of what stands around it, and hides nothing. */
export function Sent({ text, class: name }: { text: string; class?: string }) {
  return (
    <bdi class={name} title={sentText(text)}>
      {sentText(text)}
    </bdi>
  );
}
