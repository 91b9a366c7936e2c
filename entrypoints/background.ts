import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { z } from 'zod';
import { onAction, onCommand, onMenu, setUpMenu } from '../lib/background/gestures.ts';
import { keepStorage } from '../lib/background/keep-storage.ts';
import { adoptPolicy, onManagedChange } from '../lib/background/managed-policy.ts';
import { outboxAlarm, watchOutbox } from '../lib/background/outbox-alarm.ts';
import { followOwnWorker } from '../lib/background/own-worker.ts';
import { route } from '../lib/background/router.ts';
import { tabPages } from '../lib/background/session.ts';
import { siteAllowed, siteRevoked, startSites } from '../lib/background/site-switch.ts';
import { watchStorageRoom } from '../lib/background/storage-room.ts';
import { syncDue, syncOnline, watchConnections } from '../lib/background/sync-alarm.ts';
import { onLensPort, onTabUpdated } from '../lib/background/tab-life.ts';
import { continueJobs, watchJobs } from '../lib/background/wake.ts';

/** Wires the browser's events to `lib/background`; no logic of its own. Every listener is set in the first turn. */
export default defineBackground({
  type: 'module',
  main() {
    // zod probes `new Function`, which the extension's policy forbids.
    z.config({ jitless: true });
    browser.runtime.onMessage.addListener((message, sender, respond) => {
      const reply = route(message, sender);
      if (!reply) return false;
      void reply.then(respond);
      return true;
    });
    browser.runtime.onInstalled.addListener(setUpMenu);
    browser.permissions.onAdded.addListener(({ origins }) => void siteAllowed(origins ?? []));
    browser.permissions.onRemoved.addListener(({ origins }) => void siteRevoked(origins ?? []));
    browser.runtime.onConnect.addListener(onLensPort);
    browser.tabs.onUpdated.addListener(onTabUpdated);
    browser.tabs.onRemoved.addListener((tabId) => void tabPages.closed(tabId));
    browser.action.onClicked.addListener(onAction);
    browser.commands.onCommand.addListener((command, tab) => void onCommand(command, tab));
    browser.contextMenus.onClicked.addListener((info, tab) => void onMenu(info, tab));
    browser.alarms.onAlarm.addListener(watchJobs);
    browser.alarms.onAlarm.addListener((alarm) => void syncDue(alarm));
    browser.alarms.onAlarm.addListener(outboxAlarm);
    addEventListener('online', () => void Promise.all([watchOutbox(), syncOnline()]));
    browser.storage.onChanged.addListener(onManagedChange);
    void adoptPolicy();
    void keepStorage();
    watchStorageRoom();
    followOwnWorker();
    void startSites();
    void continueJobs();
    void watchConnections();
    void watchOutbox();
  },
});
