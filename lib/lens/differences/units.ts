/**
 * Units of measure of orders: what people and systems write, by UN/ECE Recommendation 20, SAP and everyday words in
 * English, German, French and Spanish. Two units compare when they measure the same; what a box holds is nowhere said,
 * so that a box measures boxes.
 */
export interface Unit {
  /** What it measures; units of one kind turn into each other. */
  kind: string;
  /** How many of the kind's smallest sensible unit one of it is. */
  factor: number;
}

const TABLE: readonly [kind: string, factor: number, words: string][] = [
  [
    'each',
    1,
    'ea each pc pcs pce piece pieces pz pzs un unit units h87 c62 st stk stck stück stueck stücke ud uds unidad unidades u pieza piezas pièce pièces unité unités no nr',
  ],
  ['each', 2, 'pr pair pairs paar paire par npr'],
  ['each', 12, 'dz dzn doz dozen dozens dutzend dtz douzaine docena'],
  ['each', 100, 'cen hundred hundert cent ciento c100'],
  ['each', 144, 'gro gross'],
  ['each', 1000, 'mil tsd thousand tausend mille millar tst kpcs'],
  ['mass', 1, 'g gr grm gram grams gramm gramme grammes gramo gramos'],
  ['mass', 0.001, 'mg mgm milligram milligramm'],
  [
    'mass',
    1000,
    'kg kgs kgm kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes kilogramo kilogramos',
  ],
  ['mass', 1e6, 't to tn tne ton tons tonne tonnes tonnen tonelada toneladas'],
  ['mass', 453.59237, 'lb lbs lbr pound pounds pfund'],
  ['mass', 28.349523125, 'oz onz ounce ounces'],
  ['length', 1, 'mm mmt millimeter millimetre millimetres'],
  ['length', 10, 'cm cmt centimeter centimetre'],
  ['length', 1000, 'm mtr meter meters metre metres mètre mètres metro metros lfm'],
  ['length', 1e6, 'km kmt kilometer kilometre'],
  ['length', 25.4, 'in inh inch inches zoll'],
  ['length', 304.8, 'ft fot foot feet'],
  ['length', 914.4, 'yd yrd yard yards'],
  ['area', 1, 'mm2 mmk'],
  ['area', 100, 'cm2 cmk'],
  ['area', 1e6, 'm2 mtk qm sqm'],
  ['area', 92_903.04, 'ft2 ftk sqft'],
  ['volume', 1, 'ml mlt milliliter millilitre'],
  ['volume', 10, 'cl clt'],
  ['volume', 1000, 'l lt ltr liter liters litre litres litro litros'],
  ['volume', 1e6, 'm3 mtq cbm'],
  ['volume', 3785.411784, 'gal gll gallon gallons'],
  ['time', 1, 'min minute minutes minuten'],
  ['time', 60, 'h hr hrs hur hour hours std stunde stunden heure heures hora horas'],
  ['time', 1440, 'd day days tag tage jour jours día días'],
  ['box', 1, 'bx box boxes schachtel boîte caja cajas'],
  ['carton', 1, 'ct ctn carton cartons karton kar'],
  ['pack', 1, 'pk pck pac pack packs package packung paket paquet paquete'],
  ['pallet', 1, 'pal pl pf plt pallet pallets palette paletten palet'],
  ['roll', 1, 'ro rol rl roll rolls rolle rollen rouleau rollo rollos'],
  ['set', 1, 'set sets satz sätze jeu juego'],
  ['bag', 1, 'bg bag bags beutel sack sac bolsa'],
  ['drum', 1, 'dr drum drums fass fût bidon'],
  ['bottle', 1, 'bo btl bottle bottles flasche flaschen'],
  ['sheet', 1, 'sh sheet sheets blatt bogen feuille hoja'],
];
const UNITS = new Map(
  TABLE.flatMap(([kind, factor, words]) => words.split(' ').map((word) => [word, { kind, factor }] as const)),
);
/** `PK10`, `Box of 50`, `10er Pack`, `pack 25`: a package that says how many pieces it holds. */
const PACK =
  /^(?:(?<word>\p{L}+)(?: of| à| de| zu| mit)? ?\(?(?<n>\d{1,6})\)?|(?<m>\d{1,6})(?:er)?[ -](?<noun>\p{L}+))$/u;

/** What a word for a unit measures; undefined for words that are not known. */
export function unitOf(text: string): Unit | undefined {
  const word = text
    .toLowerCase()
    .replace(/[.()[\]]/g, '')
    .replaceAll('²', '2')
    .replaceAll('³', '3')
    .trim();
  const known = UNITS.get(word);
  if (known) return known;
  const pack = PACK.exec(word)?.groups;
  const of = UNITS.get(pack?.word ?? pack?.noun ?? '');
  const count = Number(pack?.n ?? pack?.m);
  return of && PACKAGES.has(of.kind) && count > 0 ? { kind: 'each', factor: count } : undefined;
}

const PACKAGES: ReadonlySet<string> = new Set(['box', 'carton', 'pack', 'bag', 'set', 'roll']);
