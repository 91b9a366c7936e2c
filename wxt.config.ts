import { defineConfig } from 'wxt';
import { fewChunks } from './test/chunks.config.ts';
import { buildPlugin, PLUGIN_FILE } from './test/plugin.config.ts';

/** Fixes the extension id, so that redirect addresses registered with other systems stay valid in every build. */
const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwbDlq22EKkcQCeCwDnMGxcRwS2syEFf/FQpsSOoTqFz/PQwwAhrB4yY2VIdxBIevKost5GqR4jpivUwRQyxTYLl2PiYWtewDLH+PffyPpgjPiHYhKZ+nCCA8o9TZDiI9qwjOMEECbAtaupUXTr6IAZaLRttr/F1xC23okNujQXAyWYJinkVfDl9TdLbukE8dp145ztj0x23GgI7Ca9avEFdv62JvE+mkLoNFGkRhMsKUz3tImjH8maw4hDKN3PNRKUclU7rNYG0jUp/oiXIAp9oEpwEZY/ukeA6wx8yyg/PGq1iv/p6dw8WfWYkPCtTqgYpKiTXMUarFjF3iE+eD+wIDAQAB';

/** What extension pages may load: their own files only. Which hosts may be called is narrowed again by host permissions. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  'connect-src https: http://127.0.0.1:* http://localhost:*',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Each has a line in the README's table. */
const SHARED_PERMISSIONS = [
  'activeTab',
  'alarms',
  'contextMenus',
  'declarativeNetRequestWithHostAccess',
  'identity',
  'scripting',
  'storage',
  'unlimitedStorage',
];
const CHROMIUM_PERMISSIONS = ['offscreen', 'sidePanel'];

/**
 * Runs a script as it is. WXT wraps each one to log a crash while it is developed; in a production build the wrapper does
 * nothing, and costs every page 200 bytes.
 */
const bareScripts = {
  name: 'bare-scripts',
  apply: 'build' as const,
  transform(code: string, id: string) {
    if (id.includes('define-unlisted-script')) return 'export const defineUnlistedScript = (main) => main;';
    const [, script] =
      (id.includes('unlisted-script') && /^import definition from (".+");$/m.exec(code)) || [];
    return script && `import script from ${script};\nscript();`;
  },
};

/**
 * The extension API under the one name by which each browser gives it to scripts. A script that looks whether the other one
 * exists finds an element of the page that is called so (`<form id="browser">`).
 */
const ownApi = (browser: string) => ({
  name: 'own-api',
  transform: (_: string, id: string) =>
    id.includes('@wxt-dev/browser/')
      ? `export const browser = globalThis.${browser === 'firefox' ? 'browser' : 'chrome'};`
      : undefined,
});

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: 'PartnerLens',
    description:
      'Who a partner is, what is on order and where it stands: from your own records, on the page you are on.',
    default_locale: undefined,
    minimum_chrome_version: browser === 'firefox' ? undefined : '128',
    key: browser === 'firefox' ? undefined : PUBLIC_KEY,
    permissions: [...SHARED_PERMISSIONS, ...(browser === 'firefox' ? [] : CHROMIUM_PERMISSIONS)].sort(),
    optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    storage: browser === 'firefox' ? undefined : { managed_schema: 'managed_schema.json' },
    action: { default_title: 'PartnerLens: read this page' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+L' } },
      'next-mark': {
        suggested_key: { default: 'Alt+Shift+J' },
        description: 'Go to the next mark on this page',
      },
      'previous-mark': {
        suggested_key: { default: 'Alt+Shift+K' },
        description: 'Go to the previous mark on this page',
      },
    },
    web_accessible_resources: [
      { resources: ['card.html'], matches: ['https://*/*', 'http://*/*'], use_dynamic_url: true },
    ],
    browser_specific_settings:
      browser === 'firefox'
        ? {
            gecko: {
              id: 'partnerlens@partnerlens.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          }
        : undefined,
  }),
  hooks: {
    // The portal plugin is a build of its own. The package carries the finished file, byte by byte, for the page that hands
    // it out with its hash.
    'entrypoints:found': (_, found) => {
      const own = found.findIndex(({ name }) => name === 'partner-lens');
      if (own >= 0) found.splice(own, 1);
    },
    'build:before': buildPlugin,
    'build:publicAssets': (_, assets) => {
      assets.push({ absoluteSrc: PLUGIN_FILE, relativeDest: 'partner-lens.js' });
    },
    'prepare:publicPaths': (_, paths) => {
      paths.push('partner-lens.js');
    },
  },
  vite: ({ browser }) => ({
    plugins: [bareScripts, ownApi(browser), fewChunks],
    build: { sourcemap: false, target: 'es2022' },
  }),
});
