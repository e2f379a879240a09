import { ok } from '#shared/result';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import type { ReactNode } from 'react';
import { render } from 'vitest-browser-react';
import type { Handlers } from '#shared/contract/types';
import { createFakeHost } from '../../host/fake-host';
import { createAppStore } from '../../state/create-store';
import { AppProvider } from '../../state/use-app';
import '../../ui/tokens.css';
import '../../ui/base.css';

/** A part of the composer on the page, over a real store and a fake host. */
export async function show(
  part: (tabId: string) => ReactNode,
  change: Partial<RequestDraft> = {},
  handlers: Partial<Handlers> = {},
) {
  const host = createFakeHost({ 'exchange.send': async () => ok(null), 'exchange.cancel': async () => ok(null), ...handlers });
  const store = createAppStore(host);
  const tabId = store.getState().openTab({ draft: createDraft('http://x.test/') });
  store.getState().editDraft(tabId, change);
  await render(
    <AppProvider store={store} host={host}>
      <div style={{ width: 600, height: 500, display: 'flex', flexDirection: 'column', background: 'var(--sheet)' }}>
        {part(tabId)}
      </div>
    </AppProvider>,
  );
  return {
    host,
    store,
    tabId,
    tab: () => {
      const tab = store.getState().tabs[tabId];
      if (!tab) throw new Error('the tab is gone');
      return tab;
    },
    sent: () =>
      host.calls.filter((call) => call.name === 'exchange.send').map(({ input }) => (input as { draft: RequestDraft }).draft),
  };
}
