import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const systemNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'msedge',
  'microsoft-edge',
];

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A Chromium or Chrome that is installed on this machine, or null. `CAIRN_BROWSER` names one outright. */
export function findSystemBrowser(env = process.env) {
  if (env.CAIRN_BROWSER && existsSync(env.CAIRN_BROWSER)) return env.CAIRN_BROWSER;
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    for (const name of systemNames) {
      const path = join(folder, name);
      if (folder !== '' && existsSync(path)) return path;
    }
  }
  return usualPlaces.find((path) => existsSync(path)) ?? null;
}

/** The path to give Playwright, or null when its own browser or none is to be used. */
export function findBrowser() {
  return findSystemBrowser();
}
