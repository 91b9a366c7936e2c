import { expect, test } from 'vitest';
import { linesFor, PORTALS } from '../../../lib/plugin/portals.ts';

const embed = {
  share: '0f'.repeat(16),
  x: 'a',
  y: 'b',
  integrity: 'sha384-x',
  file: `A"'+alert(1)+'><script>.json`,
};

test.each(PORTALS)(
  'the lines for %s hold nothing that breaks out of them, and name key and share',
  (portal) => {
    const texts = linesFor(portal, embed)
      .map(({ text }) => text)
      .join('\n');
    expect(texts).toMatch(/(?:public-)?key(?:="|', ')a\.b["']/);
    expect(texts).toContain(embed.share);
    // Once what makes the lines is taken away, no quote or bracket of the name is left.
    expect(texts).not.toMatch(/alert\(1\)\+'|"'\+|<script>\.json/);
  },
);

test('the static resources of two partners have two names, which Salesforce takes', () => {
  const names = [embed, { ...embed, share: 'ab'.repeat(16) }].map(
    (each) =>
      /resourceUrl\/(partnerLensFile\w+)'/.exec(linesFor('experience-cloud', each)[1]?.text ?? '')?.[1],
  );
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9]{0,39}$/);
});
