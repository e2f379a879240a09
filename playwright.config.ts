import { defineConfig } from 'playwright/test';
import { findElectron } from './scripts/electron-runtime.mjs';
import { findBrowser } from './scripts/find-browser.mjs';

const executablePath = findBrowser() ?? undefined;

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] },
  },
  projects: [
    { name: 'web', testIgnore: /desktop-(only|runtime)\.spec\.ts/ },
    // Without the runtime the project is one test that says so.
    { name: 'desktop', testMatch: findElectron() ? /\.spec\.ts/ : /desktop-runtime\.spec\.ts/ },
  ],
});
