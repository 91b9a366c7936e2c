/**
 * Words of names that stand in many other texts: what companies call themselves and their goods, titles and particles of
 * people. Alone they tell no supplier; in the one spelling of `coreWords`.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `alte american and asia automation bearing bearings center chemicals china components controls das de deutschland del den der
  design di die dienst dr du electric electrical electronic electronics elektro elektronik engineering europe exports fabrik
  for france frau gear gears germany gesellschaft global group groupe gruppe handel herr hydraulics hydraulik imports
  industrial industrie industries industry international italia japan kunststoff kunststoffe la lager las le les logistics
  los machines machinery manufacturing maschinen maschinenbau materials metal metall metals motor motoren motors mr mrs ms
  new of office orders packaging parts plastics plc precision prof products pump pumpen pumps purchasing sales schrauben seal
  seals service services shop solutions stahl steel store supplies supply support systems team technik technologies
  technology the tool tools trade trading uk usa valve valves van ventile verkauf verpackung vertrieb von werk werke
  werkzeuge zentrale zum zur`.split(/\s+/),
);

/** The same in scripts that put no blanks between words: legal forms, and what most companies there are called. */
export const COMMON_PARTS: readonly string[] = [
  '株式会社',
  '有限会社',
  '合同会社',
  '股份有限公司',
  '有限责任公司',
  '有限責任公司',
  '有限公司',
  '公司',
  '集团',
  '集團',
  '科技',
  '技术',
  '技術',
  '주식회사',
  'บริษัท',
  'จำกัด',
];
