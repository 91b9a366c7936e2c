import { render } from 'preact';
import { z } from 'zod';
import '../../components/style/surface.css';
import '../../components/style/tables.css';
import '../../components/style/partner.css';
import '../../components/style/scorecard.css';
import '../../components/style/segments.css';
import '../../components/style/card.css';
import '../../components/style/mine.css';
import '../../components/style/alerts.css';
import { keepDerived } from '../../lib/surface/derived.ts';
import { followFirstRun } from '../../lib/surface/first-run.ts';
import { keepFocus } from '../../lib/surface/keep-focus.ts';
import { listKeys } from '../../lib/surface/list-keys.ts';
import { App } from './App.tsx';
import { settlePlaces } from './settle.ts';
import { followTargets } from './targets.ts';

// zod probes `new Function`, which the extension's policy forbids.
z.config({ jitless: true });
settlePlaces();
void followTargets();
keepFocus();
void followFirstRun();
listKeys();
keepDerived();
render(<App />, document.body);
