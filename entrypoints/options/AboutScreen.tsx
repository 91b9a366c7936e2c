import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { AboutPage } from '../../components/options/AboutPage.tsx';

/** About: version and permissions from the manifest, shortcuts as the browser holds them now. */
export function AboutScreen() {
  const [keys, setKeys] = useState<Record<string, string>>({});
  useEffect(() => {
    void browser.commands
      .getAll()
      .then((commands) =>
        setKeys(Object.fromEntries(commands.map(({ name, shortcut }) => [name ?? '', shortcut ?? '']))),
      );
  }, []);
  const manifest = browser.runtime.getManifest();
  return (
    <AboutPage
      version={manifest.version}
      shortcuts={{
        action: keys._execute_action ?? '',
        next: keys['next-mark'] ?? '',
        previous: keys['previous-mark'] ?? '',
      }}
      permissions={(manifest.permissions ?? []) as string[]}
    />
  );
}
