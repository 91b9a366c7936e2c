import type { Fact, FactKind } from '../../domain/fact.ts';
import { FACT_KINDS } from '../../domain/fact-kinds.ts';
import { readNumber } from '../../recognise/values/number-cells.ts';
import { identityOf } from './partner-identity.ts';
import { dateOf, proseOf, type RowCells, rejectCell, textOf } from './row-cells.ts';
import { put } from './row-events.ts';
import type { RelationSource } from './row-relation.ts';

/** What files call the kinds of facts, in English, German, French and Spanish; the kinds' own names are known, too. */
const KINDS: Readonly<Record<FactKind, string>> = {
  certificate: 'certificate, certification, iso, zertifikat, certificat, certificado',
  sustainability:
    'sustainability, esg, environment, nachhaltigkeit, durabilite, environnement, sostenibilidad',
  ethics: 'ethics, code of conduct, social audit, ethik, verhaltenskodex, ethique, etica',
  'country-risk': 'country risk, landerrisiko, risque pays, riesgo pais',
  'financial-risk':
    'financial risk, credit rating, bonitat, finanzrisiko, risque financier, riesgo financiero, solvencia',
  capacity: 'capacity, kapazitat, capacite, capacidad',
  'switching-months':
    'switching months, months to switch, wechseldauer, mois de remplacement, meses de sustitucion',
  'single-source-share': 'single source share, single source, alleinquelle, source unique, fuente unica',
  'partner-revenue': 'partner revenue, revenue, turnover, umsatz, chiffre d affaires, facturacion',
  'customer-wallet':
    'customer wallet, wallet, purchasing volume, einkaufsvolumen, volume d achats, volumen de compras',
  attractiveness: 'attractiveness, attraktivitat, attractivite, atractivo',
  critical: 'critical, business critical, kritisch, critique, critico',
  'scored-as': 'partner role, partnerrolle, role du partenaire, rol del socio',
};
const KIND_OF = new Map<string, FactKind>();
for (const kind of FACT_KINDS) {
  KIND_OF.set(kind.replaceAll('-', ' '), kind);
  for (const words of KINDS[kind].split(', ')) KIND_OF.set(words, kind);
}

/** A fact without a kind is a certificate where it runs out, and needs a label; without a label it is called by its kind. */
export function readFact(cells: RowCells, source: RelationSource, partnerId: string): Fact | undefined {
  const said = textOf(cells, cells.at.factKind, 100);
  const name = textOf(cells, cells.at.factLabel, 200);
  const kind = said === undefined ? kindByName(name) : KIND_OF.get(plain(said));
  if (kind === undefined) rejectCell(cells, cells.at.factKind, 'fact-kind-unknown');
  const label = name ?? said;
  if (label === undefined) rejectCell(cells, cells.at.factLabel, 'fact-label-missing');
  const validFrom = dateOf(cells, cells.at.validFrom);
  if (validFrom === undefined) rejectCell(cells, cells.at.validFrom, 'fact-date-missing');
  const validTo = dateOf(cells, cells.at.validTo);
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
    rejectCell(cells, cells.at.validTo, 'before-it-began');
  if (cells.flaw || kind === undefined || label === undefined || validFrom === undefined) return undefined;
  const about = proseOf(cells, cells.at.about, 200);
  const fact: Fact = {
    id: `${partnerId}/${kind}/${identityOf(about === undefined ? label : `${label} / ${about}`)}/${validFrom}`,
    partnerId,
    kind,
    label,
    validFrom,
    // A file is its own source where no column names another.
    source:
      textOf(cells, cells.at.factSource, 200) ??
      source.provenance.sourceId.replace(/^file:/, '').slice(0, 200),
    notedAt: source.provenance.fetchedAt,
    sample: source.sample,
  };
  put(fact, 'validTo', validTo);
  put(fact, 'about', about);
  put(fact, 'unit', textOf(cells, cells.at.unit, 40));
  put(fact, 'value', readValue(cells));
  return fact;
}

function kindByName(name: string | undefined): FactKind | undefined {
  return name === undefined ? undefined : (KIND_OF.get(plain(name)) ?? 'certificate');
}

/** A number, or the words as they stand. */
function readValue(cells: RowCells): Fact['value'] {
  const text = textOf(cells, cells.at.factValue, 300);
  if (text === undefined) return undefined;
  const number = readNumber(
    text.replace(/\s*%$/, ''),
    cells.mapping.columns[cells.at.factValue]?.decimal ?? '.',
  );
  return number.kind === 'number' && number.currency === undefined ? Number(number.text) : text;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
