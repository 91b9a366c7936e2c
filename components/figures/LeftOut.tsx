import { leftOutWords } from '../wording/contested.ts';

/** Under figures: how many lines they leave out because disputes were accepted; nothing where they leave none out. */
export function LeftOut({ lines }: { lines?: number }) {
  const said = leftOutWords(lines);
  return said === undefined ? null : <p class="small dim">{said}</p>;
}
