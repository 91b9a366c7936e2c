import { useMemo, useState } from 'preact/hooks';
import { MINE_KINDS, type Mine, type MineKind, type OwnName } from '../../lib/domain/mine.ts';
import { t } from '../../lib/i18n/t.ts';
import { fold, searchTest } from '../../lib/lens/partner/fold.ts';
import type { Origin } from '../../lib/lens/views.ts';
import { Nothing } from '../page/PagePanel.tsx';
import { OriginLine } from '../parts/OriginLine.tsx';
import { SearchField } from '../parts/SearchField.tsx';
import { Told } from '../parts/Told.tsx';

interface WhoAmIProps {
  names: OwnName[];
  mine: Mine;
  /** Of the oldest source: the counts rest on all of them. */
  origin: Origin;
  onSave: (mine: Mine) => void;
  onAll: () => void;
}

/** Names of one kind that are offered at once; the rest is found by the search. */
const OFFERED = 12;

/** Asks under which of the names in the records my orders are. */
export function WhoAmI({ names, mine, origin, onSave, onAll }: WhoAmIProps) {
  const [chosen, setChosen] = useState(mine);
  const [search, setSearch] = useState('');
  const found = useMemo(() => {
    const matches = searchTest(search);
    return names.filter(({ name }) => matches(` ${fold(name)}`));
  }, [names, search]);
  if (names.length === 0)
    return (
      <Nothing title={t('mine.who.nameless')} why={t('mine.who.nameless.why')}>
        <button type="button" class="btn" onClick={onAll}>
          {t('mine.who.all')}
        </button>
      </Nothing>
    );
  const toggle = (kind: MineKind, name: string) =>
    setChosen(
      isChosen(chosen, kind, name)
        ? chosen.filter((each) => each.kind !== kind || each.name !== name)
        : [...chosen, { kind, name }],
    );
  return (
    <section class="sect who-am-i">
      <h2 class="lead">{t('mine.who.title')}</h2>
      <p class="dim">{t('mine.who.why')}</p>
      <SearchField
        label={t('mine.who.search')}
        placeholder={t('mine.who.placeholder')}
        value={search}
        onInput={setSearch}
      />
      <Told as="div" origin={origin} class="who-names">
        {MINE_KINDS.map((kind) => (
          <Kind
            key={kind}
            kind={kind}
            names={found.filter((name) => name.kind === kind)}
            chosen={chosen}
            onToggle={(name) => toggle(kind, name)}
          />
        ))}
        {found.length === 0 ? <p class="dim">{t('mine.who.none')}</p> : <OriginLine origins={[origin]} />}
      </Told>
      <div class="acts who-save">
        <button
          type="button"
          class="btn primary"
          disabled={chosen.length === 0}
          onClick={() => onSave(chosen)}
        >
          {chosen.length === 0 ? t('mine.who.choose') : t('mine.who.save', { n: chosen.length })}
        </button>
        <button type="button" class="btn quiet" onClick={onAll}>
          {t('mine.who.all')}
        </button>
      </div>
    </section>
  );
}

interface KindProps {
  kind: MineKind;
  names: OwnName[];
  chosen: Mine;
  onToggle: (name: string) => void;
}

function Kind({ kind, names, chosen, onToggle }: KindProps) {
  if (names.length === 0) return null;
  return (
    <fieldset class="names">
      <legend class="small dim">{t(`mine.kind.${kind}`)}</legend>
      {names.slice(0, OFFERED).map(({ name, open, all }) => (
        <label key={name}>
          <input type="checkbox" checked={isChosen(chosen, kind, name)} onChange={() => onToggle(name)} />
          <span class="id">{name}</span>
          <span class="small dim">{t('mine.who.open', { open, all })}</span>
        </label>
      ))}
      {names.length > OFFERED ? (
        <p class="small dim">{t('mine.who.more', { n: names.length - OFFERED })}</p>
      ) : null}
    </fieldset>
  );
}

function isChosen(chosen: Mine, kind: MineKind, name: string): boolean {
  return chosen.some((each) => each.kind === kind && each.name === name);
}
