import type { CalendarDate } from '../../domain/calendar-date.ts';
import { addToCompany, emptyCompany } from './company.ts';
import { beginModel, endModel, type RiskModel } from './model.ts';
import type { RiskCells } from './risk-cells.ts';
import { addExamples, type Training } from './training.ts';

/**
 * Trains the model of late deliveries in two rounds: each supplier's cells go in once for what all have in common, then once
 * more as examples, in the same sequence. Own sites deliver by rules of their own: where there are any, the suppliers get a
 * model from suppliers alone beside the one of all.
 */
export class RiskTrainer {
  private readonly day: CalendarDate;
  private readonly all = emptyCompany();
  private readonly suppliers = emptyCompany();
  private hasOwn = false;
  private training: { all: Training; suppliers: Training | null } | null = null;

  constructor(day: CalendarDate) {
    this.day = day;
  }

  /** The first round. `own`: they are of one of our own sites. */
  add(cells: RiskCells, own: boolean): void {
    addToCompany(this.all, cells);
    if (own) this.hasOwn = true;
    else addToCompany(this.suppliers, cells);
  }

  /** The second round. */
  addExamples(cells: Pick<RiskCells, 'months' | 'backlog'>, own: boolean): void {
    this.training ??= {
      all: beginModel(this.all, this.day),
      suppliers: this.hasOwn ? beginModel(this.suppliers, this.day) : null,
    };
    addExamples(this.training.all, cells);
    if (!own && this.training.suppliers) addExamples(this.training.suppliers, cells);
  }

  /** The model as of the day; null for a company without a single decided line. */
  end(): RiskModel | null {
    if (this.training === null) return null;
    const model = endModel(this.all, this.training.all, this.day);
    const { suppliers } = this.training;
    if (model === null || suppliers === null) return model;
    return { ...model, apart: endModel(this.suppliers, suppliers, this.day) };
  }
}
