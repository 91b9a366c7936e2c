import type { PageNodes } from '../../sites/reading/lent.ts';

/** Attributes that say what an element is; others with `data-` too. */
const TELLING = ['itemprop', 'col-id', 'headers', 'name', 'aria-label', 'role'];
/** Roles that say more than "a part of something". */
const TELLING_ROLE = /^(?:row|rowgroup|grid|treegrid|table|list|listitem|article|main|heading|status|time)$/;
const TELLING_TAGS = /^(?:time|output|address|h[1-6])$/;
/** Classes that say how an element stands now, not what it is. */
const PASSING =
  /^(?:odd|even|active|selected|hover|focus(?:ed)?|open|first|last|late|visible|hidden|is|has|row|col|cell|clearfix|wrapper|container|ng|text|bold|small|left|right|center|align|btn|flex|grid|block|mt|mb|pl|pr)(?:$|-)/i;

/**
 * Whether people wrote a name and no build tool: words of letters, each with a vowel and no crowd of consonants
 * (`order-number`, but neither `css-1q2w3e` nor `_aXbYq`).
 */
function isStable(name: string): boolean {
  if (name.length < 2 || name.length > 40) return false;
  const words = name.split(/[-_.:]+|(?<=[a-z])(?=[A-Z][a-z])/);
  return words.length <= 5 && words.every(isWord);
}

const isWord = (word: string): boolean =>
  /^(?:[a-z]{2,18}|[A-Z][a-z]{1,17}|[A-Z]{2,8})$/.test(word) &&
  (/[aeiouy]/i.test(word) || word.length <= 3) &&
  !/[bcdfghjklmnpqrstvwxz]{5}/i.test(word);

/** Selectors that describe an element by what it is, the surest first; none where only its place tells it. */
export function selectorsOf(nodes: PageNodes, element: Element): string[] {
  const told: string[] = [];
  const present: string[] = [];
  for (const { name, value } of attributesOf(element)) {
    const isData = /^data-[a-z]+(?:-[a-z]+)*$/.test(name) && isStable(name.slice(5)) && name !== 'data-v';
    if ((!isData && !TELLING.includes(name)) || (name === 'role' && !TELLING_ROLE.test(value))) continue;
    if (isStable(value) || (isData && /^[a-z]{1,3}$/.test(value))) told.push(`[${name}="${value}"]`);
    else if (isData && (value === '' || /\d/.test(value))) present.push(`[${name}]`);
  }
  const id = nodes.attributeOf(element, 'id') ?? '';
  if (isStable(id)) told.push(`[id="${id}"]`);
  const classes = (nodes.attributeOf(element, 'class') ?? '').split(/\s+/).slice(0, 20);
  const named = classes.filter((name) => isStable(name) && !PASSING.test(name)).map((name) => `.${name}`);
  const tag = nodes.tagOf(element);
  return [...told, ...present, ...named, ...(TELLING_TAGS.test(tag) ? [tag] : [])];
}

const attributes = Object.getOwnPropertyDescriptor(Element.prototype, 'attributes')
  ?.get as () => NamedNodeMap;

/** Read through the prototype: a form may hold a field of that name. */
function attributesOf(element: Element): { name: string; value: string }[] {
  const all = attributes.call(element);
  return Array.from({ length: Math.min(all.length, 40) }, (_, at) => {
    const { name = '', value = '' } = all[at] ?? {};
    return { name, value };
  });
}
