import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import type { CodeSignIn } from '../../../lib/domain/sign-in.ts';

/** The browser's own window for a sign-in page: open until somebody answers or closes it. */
let pages: { url: string; end: (answer: string | Error) => void }[] = [];

vi.mock('wxt/browser', () => ({
  browser: {
    identity: {
      getRedirectURL: (path: string) => `https://extension.example/${path}`,
      launchWebAuthFlow: ({ url }: { url: string }) =>
        new Promise((resolve, reject) =>
          pages.push({ url, end: (answer) => (answer instanceof Error ? reject(answer) : resolve(answer)) }),
        ),
    },
  },
}));
const { otherRedirect, signInByCode } = await import('../../../lib/surface/sign-in.ts');

const SIGN_IN: CodeSignIn = {
  kind: 'code',
  authorizeAddress: 'https://login.example/authorize',
  tokenAddress: 'https://login.example/token',
  clientId: 'partnerlens',
  scope: '',
};
const request = { connectionId: 'c', why: 'sign-in', note: () => {}, signal: new AbortController().signal };
const press = (id = 'c') =>
  signInByCode(SIGN_IN, id, request).then(
    () => 'signed in',
    (error: { failure?: { code: string } }) => error.failure?.code,
  );

beforeEach(() => {
  pages = [];
});

test('the redirect of either browser is the one that its build fixes', () => {
  const config = readFileSync('wxt.config.ts', 'utf8');
  const key = Buffer.from(/'(MIIB[^']+)'/.exec(config)?.[1] ?? '', 'base64');
  const digits = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const id = digits.replace(/./g, (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)] ?? '');
  const gecko = /id: '([^']+@[^']+)'/.exec(config)?.[1] ?? '';
  const chromium = `https://${id}.chromiumapp.org/signed-in`;
  const hash = createHash('sha1').update(gecko).digest('hex');
  const firefox = `https://${hash}.extensions.allizom.org/signed-in`;
  expect(otherRedirect(chromium)).toEqual({ of: 'firefox', address: firefox });
  expect(otherRedirect(firefox)).toEqual({ of: 'chromium', address: chromium });
});

test('two windows that press “Sign in” at once open one page, and the second one is told so', async () => {
  const [first, second] = [press(), press()];
  expect(await second).toBe('sign-in-open');
  await vi.waitUntil(() => pages.length > 0);
  expect(pages).toHaveLength(1);
  expect(new URL(pages[0]?.url ?? '').searchParams.get('code_challenge_method')).toBe('S256');
  // Another system has a page of its own.
  const other = press('d');
  await vi.waitUntil(() => pages.length === 2);
  for (const { end } of pages) end(new Error('closed'));
  expect(await Promise.all([first, other])).toEqual(['sign-in-left', 'sign-in-left']);
});

test('a page that was closed lets the next press open one', async () => {
  const first = press();
  await vi.waitUntil(() => pages.length === 1);
  pages[0]?.end(new Error('closed'));
  expect(await first).toBe('sign-in-left');
  const next = press();
  await vi.waitUntil(() => pages.length === 2);
  pages[1]?.end(new Error('closed'));
  await next;
});
