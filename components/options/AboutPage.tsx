import { t } from '../../lib/i18n/t.ts';

interface AboutPageProps {
  version: string;
  /** Key combinations as the browser holds them now; empty where none is set. */
  shortcuts: { action: string; next: string; previous: string };
  /** Permissions of the manifest. */
  permissions: string[];
}

const PERMISSION_WORDS: Record<string, string> = {
  activeTab: t('about.permission.activeTab'),
  scripting: t('about.permission.scripting'),
  storage: t('about.permission.storage'),
  alarms: t('about.permission.alarms'),
  contextMenus: t('about.permission.menus'),
  menus: t('about.permission.menus'),
  offscreen: t('about.permission.offscreen'),
  sidePanel: t('about.permission.sidePanel'),
};

/** Version, promises, shortcuts, permissions in words, licence. */
export function AboutPage({ version, shortcuts, permissions }: AboutPageProps) {
  const keys = [
    [shortcuts.action, t('about.shortcut.action')],
    [shortcuts.next, t('about.shortcut.next')],
    [shortcuts.previous, t('about.shortcut.previous')],
  ] as const;
  return (
    <>
      <h1>{t('about.title')}</h1>
      <p class="dim">{t('about.version', { version })}</p>
      <section>
        <h2 class="h2">{t('about.promises')}</h2>
        <ul class="prose">
          <li>{t('about.promise.local')}</li>
          <li>{t('about.promise.off')}</li>
          <li>{t('about.promise.figures')}</li>
          <li>{t('about.promise.remove')}</li>
        </ul>
      </section>
      <section>
        <h2 class="h2">{t('about.shortcuts')}</h2>
        <dl class="terms">
          {keys.map(([combination, what]) => [
            <dt key={`${what}-key`}>
              <code>{combination || '—'}</code>
            </dt>,
            <dd key={what}>{what}</dd>,
          ])}
        </dl>
        <p class="small dim mt">{t('about.shortcuts.why')}</p>
      </section>
      <section>
        <h2 class="h2">{t('about.permissions')}</h2>
        <dl class="terms">
          {permissions
            .filter((permission) => permission in PERMISSION_WORDS)
            .map((permission) => [
              <dt key={`${permission}-name`}>
                <code>{permission}</code>
              </dt>,
              <dd key={permission}>{PERMISSION_WORDS[permission]}</dd>,
            ])}
        </dl>
      </section>
      <section>
        <h2 class="h2">{t('about.licence')}</h2>
        <p>{t('about.licence.mit')}</p>
      </section>
    </>
  );
}
