import { join } from 'node:path';
import { createDispatch, type Dispatch } from '#shared/contract/create-dispatch';
import { createEventBus, type EventBus } from '#shared/contract/event-bus';
import type { CallOutput, Handlers } from '#shared/contract/types';
import { BodyDesk } from '../bodies/body-desk';
import { createBodyStore, type BodyStore } from '../bodies/body-store';
import type { FetchDocument } from '../engine/fetch-document.ts';
import { fetchUsually } from './fetch-usually.ts';
import type { ReaderFork } from '../interop/reader-process.ts';
import { createSystemKeychain, type Keychain } from '../storage/vault/keychain.ts';
import { createSecretVault, type SecretVault } from '../storage/vault/secret-vault.ts';
import { createWorkspaceFiles } from '../storage/workspace-files.ts';
import { createAppService } from './app-service';
import { createAuthService } from './auth-service';
import { createBodyService } from './body-service';
import { createCheckService } from './check-service';
import { createCollectionParts } from './collection-parts';
import { createDataService } from './data-service';
import { createDescriptionService } from './description-service';
import { createCookieService } from './cookie-service';
import { createEngineParts } from './engine-parts';
import { createExampleService } from './example-service';
import type { ExchangeParts } from './exchange-service';
import { createExportService } from './export-service';
import { createFilesService, type Dialogs } from './files-service';
import { createGraphqlService } from './graphql-service';
import { readHistoryRules } from './history-rules';
import { createLessonsService } from './lessons-service';
import { createListParts } from './list-parts';
import { createPageWatch } from './page-watch';
import { forkPractice } from './fork-practice';
import { createPracticeService, type PracticeFork } from './practice-service';
import { createRunService } from './run-service';
import { createScriptService } from './script-service';
import { createSocketService } from './socket-service';
import { createSettingsService } from './settings-service';
import { readVersion } from './read-version';
import { createTrustService } from './trust-service';
import { createVaultService } from './vault-service';
import { createStatusesService } from './statuses-service';
import { createWorkspaceService } from './workspace-service';

interface Options {
  /** The folder where everything is kept. */
  readonly home: string;
  readonly hostKind: CallOutput<'app.describe'>['hostKind'];
  /** Starts the practice server as a process of its own; plain Node's way where nothing else is said. */
  readonly practiceFork?: PracticeFork;
  /** The same for the process in which imports are read. */
  readonly readerFork?: ReaderFork;
  readonly openExternal?: (url: string) => Promise<void>;
  readonly dialogs?: Dialogs;
  /** Where the vault's key is kept; the system's own place where nothing else is said. */
  readonly keychain?: Keychain;
  /** Another engine, for tests of what stands around it. */
  readonly send?: ExchangeParts['send'];
  /** Hears of bugs of ours. */
  readonly onBug?: (name: string, thrown: unknown) => void;
  /** Check what handlers answer as well. */
  readonly checkOutputs?: boolean;
}

/** All that a host does for its pages, whichever way they reach it. */
export interface Services {
  readonly dispatch: Dispatch;
  readonly subscribe: EventBus['subscribe'];
  readonly bodies: BodyStore;
  /** A page is there. */
  enter(page: string): void;
  /** A page is gone, or out of reach; it may come back. */
  leave(page: string): void;
  close(): Promise<void>;
}

/** Builds everything behind the contract: stores, engine, services, and the one door to them. */
export function createServices(options: Options): Services {
  const { home, practiceFork = forkPractice, readerFork, openExternal = null, onBug = () => {} } = options;
  const bus = createEventBus((thrown) => onBug('event', thrown));
  const { publish } = bus;
  const bodies = createBodyStore(join(home, 'bodies'));
  const fetchFor: FetchDocument = (address, signal) => fetchUsually(address, { context: engine, prepare, vault }, signal);
  const vault = createNotedVault(home, options.keychain ?? createSystemKeychain(), publish);
  const { prepare, ...collections } = createCollectionParts({ home, publish, vault, fetchDocument: fetchFor, readerFork });
  const scripts = createScriptService({ home, vault, environments: collections.environments });
  const settings = createSettingsService(home, publish, vault);
  const cookies = createCookieService({ vault, publish, settings, sources: collections.environments.sources });
  const { readIdentities } = settings;
  const shared = { home, bodies, vault, scripts, publish, onBug, prepare, readIdentities, cookiesFor: cookies.boxFor };
  const { engine, serial, exchanges, history, oauth, lines } = createEngineParts({ ...shared, openExternal, send: options.send });
  const workspace = createWorkspaceService(createWorkspaceFiles(home), vault);
  const practice = createPracticeService({ fork: practiceFork, publish, findCause: (seen) => exchanges.findCause(seen) });
  const lists = createListParts({ ...shared, cookiesFor: cookies.serialBoxFor, engine: serial, exchanges });
  const statuses = createStatusesService(home, bus);
  const runs = createRunService({ ...shared, engine, exchanges, sources: collections.environments.sources });
  const pages = createPageWatch((page) => [oauth, exchanges, lists, runs].forEach((part) => void part.releasePage(page)));

  const sent = { ...exchanges.handlers, ...history.handlers, ...cookies.handlers };
  const kept = { ...collections.handlers, ...settings.handlers };
  const handlers: Handlers = {
    ...withWhatIsKept({ home, publish }, { ...sent, ...kept, ...createHostHandlers(options, bodies) }),
    ...createAuthService(engine, prepare),
    ...lists.handlers,
    ...runs.handlers,
    ...createExportService({ bodies, vault, prepare, exchanges, history, isOpen: collections.isOpen }),
    ...createExampleService({ bodies, exchanges, inPlace: collections.inPlace }),
    ...createCheckService({ exchanges, bodies, scripts, environments: collections.environments }),
    ...scripts.handlers,
    ...createSocketService(bodies, lines),
    ...createGraphqlService(bodies),
    ...workspace.handlers,
    ...practice.handlers,
    ...createVaultService(vault),
    ...statuses.handlers,
    ...createTrustService(engine.unverified, publish),
    ...createLessonsService(home, publish),
    ...oauth.handlers,
  };
  return {
    dispatch: createDispatch(handlers, { onBug, checkOutputs: options.checkOutputs ?? false }),
    subscribe: (listener) => bus.subscribe(listener),
    bodies,
    enter: (page) => [workspace, pages].forEach((part) => part.enter(page)),
    leave(page) {
      pages.leave(page);
      void workspace.leave(page);
    },
    async close() {
      for (const part of [pages, settings, collections, oauth]) part.close();
      await Promise.all([workspace, practice, exchanges, lists, runs, statuses, history, scripts].map((part) => part.close()));
      for (const part of [cookies, engine, bodies]) await part.close();
    },
  };
}

type DataParts = Parameters<typeof createDataService>[0];
type DescriptionParts = Parameters<typeof createDescriptionService>[0];

/** Handlers of what is kept, and those that erase and copy it. */
function withWhatIsKept<H extends DataParts['handlers'] & DescriptionParts['handlers']>(
  parts: Pick<DataParts, 'home' | 'publish'>,
  handlers: H,
) {
  const descriptions = createDescriptionService({ ...parts, rules: () => readHistoryRules(parts.home), handlers });
  const data = createDataService({ ...parts, forgetDescriptions: descriptions.forgetAll, handlers });
  return { ...handlers, ...descriptions.handlers, ...data };
}

/** What the host is, and what it can show: bodies, and the files and folders of where Cairn runs. */
function createHostHandlers({ home, hostKind, openExternal, dialogs }: Options, bodies: BodyStore) {
  const desk = new BodyDesk(bodies);
  return {
    ...createAppService({
      version: readVersion(),
      hostKind,
      home,
      nativeDialogs: dialogs !== undefined,
      openExternal: openExternal ?? null,
    }),
    ...createFilesService(dialogs ?? null, desk),
    ...createBodyService(bodies, desk),
  };
}

/** The vault of a data folder; pages hear when it changes. */
function createNotedVault(home: string, keychain: Keychain, publish: EventBus['publish']): SecretVault {
  const onChange = () => void vault.describe().then((state) => publish('vault.changed', state));
  const vault = createSecretVault({ path: join(home, 'vault.json'), keychain, onChange });
  return vault;
}
