import type { Host } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import { ok, type Result } from '#shared/result';
import type { StoreApi } from 'zustand';
import type { AppState } from './app-state';
import { changeTab } from './put-tab';
import { isAt } from './saved-place';
import { takeIn } from './show-exchange';
import { currentStep, type ShownExample } from './tab';

type Store = Pick<StoreApi<AppState>, 'getState' | 'setState' | 'getInitialState' | 'subscribe'>;

/** One of the examples of a saved request, as its file was listed. */
export interface ExampleAt extends RequestPlace {
  readonly at: number;
  readonly revision: string;
  readonly name: string;
}

/** Shows an example in the place of what came back to a tab. Nothing is sent, and no step of its trail is touched. */
export async function showExample(host: Host, store: Store, tabId: string, which: ExampleAt): Promise<Result<null>> {
  const opened = await open(host, store, which);
  if (!opened.ok) return opened;
  store.getState().closeBeside(tabId);
  closeExample(store, tabId);
  changeTab(store, tabId, (tab) => ({
    ...tab,
    example: { ...opened.value, over: currentStep(tab)?.exchangeId ?? null },
  }));
  return ok(null);
}

/** Shows an example beside the answer that a tab shows; does nothing where it shows none. */
export async function compareExample(host: Host, store: Store, tabId: string, which: ExampleAt): Promise<Result<null>> {
  const opened = await open(host, store, which);
  if (!opened.ok) return opened;
  closeExample(store, tabId);
  standBeside(store, tabId, opened.value);
  return ok(null);
}

/** Moves the example that a tab shows beside its answer. */
export function compareShownExample(store: Store, tabId: string): void {
  const example = store.getState().tabs[tabId]?.example;
  if (!example) return;
  changeTab(store, tabId, (tab) => ({ ...tab, example: null }));
  standBeside(store, tabId, example);
}

/** Takes the example out of the place of the answer. */
export function closeExample(store: Store, tabId: string): void {
  const example = store.getState().tabs[tabId]?.example;
  if (!example) return;
  changeTab(store, tabId, (tab) => ({ ...tab, example: null }));
  store.getState().release([example.exchangeId]);
}

/** The file of a request is another now by an example: tabs that hold it as it was before hold it as it is. */
export function followRevision(
  store: Store,
  { root, path }: RequestPlace,
  { before, revision }: { readonly before: string; readonly revision: string },
): void {
  for (const tab of Object.values(store.getState().tabs)) {
    if (!isAt(tab, { root, path }) || tab.saved?.revision !== before) continue;
    changeTab(store, tab.id, (one) => ({ ...one, saved: { root, path, revision } }));
  }
}

type Opened = Pick<ShownExample, 'exchangeId' | 'name'>;

async function open(host: Host, store: Store, which: ExampleAt): Promise<Result<Opened>> {
  const { root, path, at, revision } = which;
  const first = await host.call('examples.open', { root, path, at, revision });
  const opened = first.ok || first.failure.kind !== 'fileChanged' ? first : ((await openAsItIsNow(host, which)) ?? first);
  if (opened.ok) await takeIn(host, store, opened.value.exchangeId);
  return opened;
}

/** The file is another than it was when it was listed, as after a save just now: nothing is written, so what has the name will do. */
async function openAsItIsNow(host: Host, { root, path, name }: ExampleAt): Promise<Result<Opened> | null> {
  const listed = await host.call('examples.list', { root, path });
  const same = listed.ok ? listed.value.examples.find((one) => one.name === name) : undefined;
  return listed.ok && same ? host.call('examples.open', { root, path, at: same.at, revision: listed.value.revision }) : null;
}

function standBeside(store: Store, tabId: string, { exchangeId, name }: Opened): void {
  store.getState().closeBeside(tabId);
  changeTab(store, tabId, (tab) => {
    const step = currentStep(tab);
    if (!step) return tab;
    const words = ['the answer', `the example “${name}”`] as const;
    return { ...tab, beside: { of: step.exchangeId, exchangeId, draft: tab.draft, words, isExample: true } };
  });
}
