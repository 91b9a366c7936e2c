import { t } from '../../lib/i18n/t.ts';

/** The ways to look at a figure: its records, its months, and for deliveries how late they are. */
export interface FigureLinks {
  records: string;
  series?: string;
  lateness?: string;
}

interface FigureTabsProps {
  links: FigureLinks;
  current: keyof FigureLinks;
}

export function FigureTabs({ links, current }: FigureTabsProps) {
  const shown = (['records', 'series', 'lateness'] as const).filter((each) => links[each] !== undefined);
  return (
    <nav class="toggles figure-tabs" aria-label={t('figure.tabs')}>
      {shown.map((each) => (
        <a key={each} class="toggle" href={links[each]} aria-current={each === current ? 'page' : undefined}>
          {t(`figure.${each}`)}
        </a>
      ))}
    </nav>
  );
}
