import { useState } from 'preact/hooks';
import { formatPercent } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { OwnSiteProposal } from '../../lib/sources/files/mapping-proposal.ts';
import { noteWords } from '../wording/proposal.ts';

interface OwnSitesProps {
  proposals: OwnSiteProposal[];
  chosen: string[];
  onChange: (names: string[]) => void;
}

/** Which supplier names are the company's own warehouses and plants. */
export function OwnSites({ proposals, chosen, onChange }: OwnSitesProps) {
  const [other, setOther] = useState('');
  const names = [...new Set([...proposals.map((proposal) => proposal.name), ...chosen])];
  const toggle = (name: string, on: boolean) =>
    onChange(on ? [...chosen, name] : chosen.filter((site) => site !== name));
  const add = () => {
    const name = other.trim();
    if (name !== '' && !chosen.includes(name)) onChange([...chosen, name]);
    setOther('');
  };
  return (
    <section>
      <h2 class="h2">{t('files.own-sites')}</h2>
      <p class="small dim">{t('files.own-sites.why')}</p>
      <ul class="own-sites">
        {names.map((name) => (
          <li key={name}>
            <label class="check">
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                onChange={(event) => toggle(name, event.currentTarget.checked)}
              />
              <span>
                {name} <Evidence proposal={proposals.find((proposal) => proposal.name === name)} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      <form
        class="inline-form mt"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label>
          <span class="small dim">{t('files.own-sites.other')}</span>
          <input class="field" value={other} onInput={(event) => setOther(event.currentTarget.value)} />
        </label>
        <button type="submit" class="btn">
          {t('files.own-sites.add')}
        </button>
      </form>
    </section>
  );
}

function Evidence({ proposal }: { proposal?: OwnSiteProposal }) {
  if (!proposal) return null;
  return (
    <span class="small dim">
      {[
        t('files.own-sites.share', { share: formatPercent(proposal.share, 0) }),
        ...proposal.why.map(noteWords),
      ].join('; ')}
    </span>
  );
}
