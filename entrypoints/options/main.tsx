import { render } from 'preact';
import { z } from 'zod';
import '../../components/style/surface.css';
import '../../components/style/tables.css';
import '../../components/style/options.css';
import '../../components/style/sources.css';
import '../../components/style/mapping.css';
import '../../components/style/outbox.css';
import '../../components/style/embed.css';
import { takeDroppedFiles } from '../../lib/surface/dropped-files.ts';
import { followFirstRun } from '../../lib/surface/first-run.ts';
import { keepFocus } from '../../lib/surface/keep-focus.ts';
import { App } from './App.tsx';
import { chooseFiles } from './import-queue.ts';

// zod probes `new Function`, which the extension's policy forbids.
z.config({ jitless: true });
keepFocus();
void followFirstRun();
render(<App />, document.body);
// What was dropped on the side panel is reviewed here.
takeDroppedFiles(chooseFiles);
