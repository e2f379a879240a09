import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, type Page, _electron, test as base } from 'playwright/test';
import { findElectron } from '../scripts/electron-runtime.mjs';
import { type CairnProcess, startCairn } from './cairn-process';
import { AppWindow } from './pages/app-window';

export interface Opened {
  readonly page: Page;
  readonly app: AppWindow;
  /** The address that was printed, with its key; null on the desktop. */
  readonly url: string | null;
  /** Of the program that runs the engine. */
  readonly pid: number;
  /** Ends the host as a crash would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface Fixtures {
  /** A data folder of the test's own, empty at first. */
  readonly home: string;
  /** A folder of the test's own for collections. */
  readonly folder: string;
  /** Opens Cairn on the data folder: in the browser or as the desktop program, as the project says. */
  readonly open: () => Promise<Opened>;
  /** Cairn, open. */
  readonly app: AppWindow;
  /** Starts a server of the test's own; answers its origin. It ends with the test. */
  readonly listen: (server: Server) => Promise<string>;
  /** A practice server of the test's own, as another program would reach it. */
  readonly practice: { readonly url: string; /** Of a member, who may write. */ readonly token: string };
}

/** Its name sorts early: Cairn's dialog for files lists the first thousands of a folder, and there may be more temporary ones. */
const temporary = (name: string) => mkdtempSync(join(tmpdir(), `0-cairn-e2e-${name}-`));

export const test = base.extend<Fixtures>({
  home: async ({}, provide) => {
    const home = temporary('home');
    await provide(home);
    rmSync(home, { recursive: true, force: true });
  },

  folder: async ({}, provide) => {
    const folder = temporary('folder');
    await provide(folder);
    rmSync(folder, { recursive: true, force: true });
  },

  open: async ({ home, context }, provide, testInfo) => {
    const opened: Opened[] = [];
    await provide(async () => {
      const one =
        testInfo.project.name === 'desktop' ? await openDesktop(home) : await openInBrowser(home, () => context.newPage());
      opened.push(one);
      await one.app.isReady();
      return one;
    });
    for (const one of opened) await one.stop();
  },

  app: async ({ open }, provide) => {
    await provide((await open()).app);
  },

  listen: async ({}, provide) => {
    const listening: Server[] = [];
    await provide(async (server) => {
      listening.push(server);
      await once(server.listen(0, '127.0.0.1'), 'listening');
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    for (const server of listening) {
      server.closeAllConnections();
      server.close();
    }
  },

  practice: async ({}, provide) => {
    const home = temporary('practice');
    const server = await startCairn(['practice', '--port', '0'], home);
    const { origin } = new URL(server.url);
    const { people } = (await (await fetch(`${origin}/whoami/accounts`)).json()) as { people: { token: string }[] };
    await provide({ url: origin, token: people[0]?.token ?? '' });
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  },
});

export { expect } from 'playwright/test';

async function openInBrowser(home: string, newPage: () => Promise<Page>): Promise<Opened> {
  const host: CairnProcess = await startCairn(['open', '--no-open'], home);
  const page = await newPage();
  await page.goto(host.url);
  return { page, app: new AppWindow(page), url: host.url, pid: host.pid, kill: () => host.kill(), stop: () => host.stop() };
}

async function openDesktop(home: string): Promise<Opened> {
  const executablePath = findElectron() ?? undefined;
  const program: ElectronApplication = await _electron.launch({
    executablePath,
    args: [process.cwd(), '--no-sandbox'],
    env: { ...(process.env as Record<string, string>), CAIRN_HOME: home },
  });
  const page = await program.firstWindow();
  return {
    page,
    app: new AppWindow(page),
    url: null,
    pid: program.process().pid ?? 0,
    kill: async () => void program.process().kill('SIGKILL'),
    stop: () => program.close(),
  };
}
