import { Suspense, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { CallOutput, Host } from '#shared/contract/types';
import { CapabilitiesContext } from '../host/use-capability';
import type { AppState } from '../state/app-state';
import type { AppStore } from '../state/create-store';
import { AppProvider, useApp, useAppStore } from '../state/use-app';
import { isUnused } from '../state/tab';
import { Announcer } from './announcer';
import { CommandPalette, ExportDialogs, fetchAhead, ImportDialog, SavingDialogs, VaultDialogs } from './doors';
import { FolderAuthDialog, IdentitiesDialog, ScriptsDialog } from '../features/composer';
import { ErrorBoundary } from './error-boundary';
import { FileDrop } from './file-drop';
import { Layout } from './layout';
import { LinkCard } from './link-card';
import { focusAddress } from './regions';
import { applySize, followTheme } from './theme';
import { useCommands } from './use-commands';

export type Description = CallOutput<'app.describe'>;

interface Props {
  readonly store: AppStore;
  readonly host: Host;
  /** What the host said of itself; null when it could not. */
  readonly description: Description | null;
}

const noCapabilities = { nativeMenus: false, nativeDialogs: false, allShortcuts: false, openExternal: false };

/** The page: the store and the host for all below, and the guard that keeps drafts when something breaks. */
export function App({ store, host, description }: Props) {
  useEffect(() => keepOnLeaving(store), [store]);
  return (
    <AppProvider store={store} host={host}>
      <CapabilitiesContext value={description?.capabilities ?? noCapabilities}>
        <I18nProvider locale="en-GB">
          <ErrorBoundary onError={() => store.flush()}>
            <Window description={description} />
          </ErrorBoundary>
        </I18nProvider>
      </CapabilitiesContext>
    </AppProvider>
  );
}

/** Puts the features on the page. The only place where one feature meets another. */
function Window({ description }: { readonly description: Description | null }) {
  const [isPaletteOpen, openPalette] = useState(false);
  const commands = useCommands({ openPalette: () => openPalette(true), platform: description?.platform ?? 'other' });
  const store = useAppStore();
  const settings = useApp((state) => state.settings);
  const hasVaultDialog = useApp((state) => state.vaultDialog !== null);
  const isManaging = useApp((state) => state.isManagingIdentities);
  const folderAuth = useApp((state) => state.folderAuth);
  const isAskingScripts = useApp((state) => state.scriptQuestion !== null);
  useEffect(() => followTheme(settings.theme), [settings.theme]);
  useEffect(fetchAhead, []);
  useEffect(() => focusAddressIfNew(store.getState()), [store]);
  useEffect(() => applySize(settings), [settings]);
  return (
    <>
      <Layout commands={commands} description={description} />
      <Suspense fallback={null}>
        <FileDialogs />
        {hasVaultDialog && <VaultDialogs />}
        {isManaging && <IdentitiesDialog />}
        {folderAuth && <FolderAuthDialog place={folderAuth} />}
        {isAskingScripts && <ScriptsDialog />}
        {isPaletteOpen && (
          <CommandPalette actions={commands.filter((command) => command.isAvailable())} onClose={() => openPalette(false)} />
        )}
      </Suspense>
      <LinkCard />
      <FileDrop />
      <Announcer />
    </>
  );
}

/** The dialogs of what goes into files and comes out of them. */
function FileDialogs() {
  const isSaving = useApp((state) => state.saving !== null);
  const isImporting = useApp((state) => state.importing !== null);
  const isExporting = useApp((state) => state.codeSubject !== null || state.exportSubject !== null || state.harSubject !== null);
  return (
    <>
      {isSaving && <SavingDialogs />}
      {isImporting && <ImportDialog />}
      {isExporting && <ExportDialogs />}
    </>
  );
}

/** A window that opens on a new tab is ready to be typed into. */
function focusAddressIfNew({ tabs, activeTabId }: AppState): void {
  const front = tabs[activeTabId ?? ''];
  if (front && isUnused(front)) focusAddress();
}

/** A page that is left or hidden writes its drafts at once: it may never run again. */
function keepOnLeaving(store: AppStore): () => void {
  const flush = () => store.flush();
  const flushWhenHidden = () => document.visibilityState === 'hidden' && flush();
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flushWhenHidden);
  return () => {
    window.removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', flushWhenHidden);
  };
}
