import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { Note } from '../parts/Note.tsx';
import { SignWord } from '../parts/Sign.tsx';

interface SitesPageProps {
  /** Match patterns of the sites that are on; undefined while the browser is asked. */
  sites?: string[];
  /** What is wrong with the last attempt, in words. */
  problem?: string;
  /** Must ask for the permission in this very call: browsers allow it only in the turn of a click. */
  onAdd: (address: string) => void;
  onRemove: (pattern: string) => void;
}

/** The sites that PartnerLens may read: add by address, take back one by one. */
export function SitesPage({ sites, problem, onAdd, onRemove }: SitesPageProps) {
  const [address, setAddress] = useState('');
  return (
    <>
      <h1>{t('sites.title')}</h1>
      <p class="dim">{t('sites.why')}</p>
      <section>
        <form
          class="inline-form"
          onSubmit={(event) => {
            event.preventDefault();
            onAdd(address);
          }}
        >
          <label>
            <span class="small dim">{t('sites.address')}</span>
            <input
              class="field"
              placeholder={t('sites.placeholder')}
              value={address}
              required
              onInput={(event) => setAddress(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="btn primary">
            {t('sites.allow')}
          </button>
        </form>
        {problem ? (
          <div class="mt">
            <Note state="risk" label={t('common.failed')} what={problem} urgent />
          </div>
        ) : null}
      </section>
      <section>
        {sites?.length === 0 ? <p class="dim">{t('sites.none')}</p> : null}
        {sites && sites.length > 0 ? <SiteTable sites={sites} onRemove={onRemove} /> : null}
      </section>
    </>
  );
}

function SiteTable({ sites, onRemove }: { sites: string[]; onRemove: (pattern: string) => void }) {
  return (
    <table class="tbl">
      <thead>
        <tr>
          <th scope="col">{t('sites.column.site')}</th>
          <th scope="col">{t('sites.column.state')}</th>
          <th scope="col" class="num">
            <span class="vh">{t('common.remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sites.map((pattern) => {
          const site = siteName(pattern);
          return (
            <tr key={pattern}>
              <td class="id">{site}</td>
              <td>
                <SignWord state="ok">{t('sites.on')}</SignWord>
              </td>
              <td class="num">
                <button
                  type="button"
                  class="btn quiet"
                  aria-label={t('sites.remove-of', { site })}
                  onClick={() => onRemove(pattern)}
                >
                  {t('common.remove')}
                </button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A match pattern as people say it: `https://orders.example/*` is orders.example. */
function siteName(pattern: string): string {
  return pattern.replace(/^https:\/\//, '').replace(/\/\*$/, '');
}
