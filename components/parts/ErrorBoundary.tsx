import { Component, type ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import { Note } from './Note.tsx';

/** Keeps an error of one part from emptying the surface. A class, because Preact has no other form for it. */
export class ErrorBoundary extends Component<{ children: ComponentChildren }, { error: Error | null }> {
  override state = { error: null as Error | null };

  static override getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <section class="sect">
        <Note
          state="late"
          label={t('common.failed')}
          what={t('failure.unexpected.what')}
          why={t('failure.unexpected.why', { message: error.message })}
          next={t('failure.unexpected.next')}
          urgent
        >
          <button type="button" class="btn" onClick={() => this.setState({ error: null })}>
            {t('common.retry')}
          </button>
        </Note>
      </section>
    );
  }
}
