import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';
import { note, runQuietly, withProgress } from './setup.mjs';

/** Makes sure there is a Chromium or Chrome for the tests; resolves with whether there is. */
export async function ensureBrowser() {
  if (findBrowser()) return true;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const installed = await withProgress("Installing Debian's Chromium for the tests …", async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      await runQuietly('apt-get', ['update', '-q'], { env });
      return runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
    });
    if (installed.code !== 0) note(installed.output.trim().split('\n').slice(-5).join('\n'));
  }
  if (findBrowser()) return true;
  note('The tests need Chromium or Chrome and found none.');
  note('Install one, or run "npx playwright install chromium", or name one with CAIRN_BROWSER=/path/to/chrome.');
  return false;
}
