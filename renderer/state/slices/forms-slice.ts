import type { Host } from '#shared/contract/types';
import type { FormObject } from '#shared/hypermedia/forms/form-value';
import type { PageForm } from '#shared/hypermedia/forms/page-form';
import { type Exchange, lastHop } from '#shared/model/exchange';
import { createOpenForm, type OpenForm } from '#shared/model/open-form';
import type { StateCreator, StoreApi } from 'zustand';
import { followDraft } from '../follow-draft';
import { refusedOf } from '../forms/check-open';
import { isDraftOf } from '../forms/form-draft';
import {
  closeOnTab,
  formsOf,
  openFormOf,
  openOnTab,
  tabWithForms,
  tabWithOpen,
  tabWithTyped,
  withDraftOfForm,
  withRawBody,
} from '../forms/page-forms';
import { refined } from '../forms/carry-values';
import { stillTyped } from '../forms/typed-text';
import { isOnItsWay, isSuccess, resultAddress, withoutForm } from '../forms/sent-form';
import { changeTab } from '../put-tab';
import { currentStep, inheritsFrom, isSame, type Tab, type TrailStep } from '../tab';
import { alongFromTab, isStillAt } from '../way-along';
import type { ExchangesSlice, SendHow } from './exchanges-slice';
import type { FollowSlice } from './follow-slice';
import type { LayoutSlice } from './layout-slice';
import type { SettingsSlice } from './settings-slice';
import type { TabsSlice } from './tabs-slice';

export interface FormPlace {
  readonly form: PageForm;
  /** The exchange whose page offers it, and what that page is called. */
  readonly origin: string;
  readonly title: string;
  /** Version of the resource that is shown; null when its answer names none. */
  readonly version: string | null;
}

/** What can be said of a form besides its values. */
export type FormChange = Partial<Pick<OpenForm, 'contentType' | 'editor' | 'ifMatch' | 'parameters'>>;

export interface FormsSlice {
  /**
   * Opens a form on the page a tab shows, with what was typed into it, or into another one there, before. One that leads to
   * another origin opens once it is known which way folders name, and not at all where that cannot be read.
   */
  readonly openForm: (tabId: string, place: FormPlace) => Promise<void>;
  /** Makes the open form one that knows more of the same request, with what was typed until then. */
  readonly refineForm: (tabId: string, form: PageForm) => void;
  /** Closes the open form; what was typed waits until it is opened again. */
  readonly closeForm: (tabId: string) => void;
  /** Makes the open form the draft of its tab again, where another request was written in its place. */
  readonly returnToForm: (tabId: string) => void;
  /** Fills in. The draft follows. */
  readonly fillForm: (tabId: string, fill: (values: FormObject) => FormObject) => void;
  /** Types the body as its text, where it is rows of names and values. The fields follow. */
  readonly typeRawBody: (tabId: string, raw: string) => void;
  readonly changeForm: (tabId: string, change: (open: OpenForm) => FormChange) => void;
  /** Changes what stands in controls of the open form and is no value yet. The draft stays as it is. */
  readonly changeTyped: (tabId: string, change: (typed: OpenForm['typed']) => OpenForm['typed']) => void;
  /** Whether what a tab holds may be sent: no form of it is on its way, and the rules of the one that is open are kept. Says in the form why not. */
  readonly isReady: (tabId: string, how?: SendHow) => boolean;
  /** Sends a request that a press on the page has asked for, and leaves nothing loaded for a second one. */
  readonly sendAction: (tabId: string, target: { readonly url: string; readonly method: string }) => void;
  /** Does what is to be done when an exchange is over that a form or an action has sent. */
  readonly settle: (exchange: Exchange) => void;
}

type Needs = Pick<TabsSlice, 'tabs'> &
  Pick<ExchangesSlice, 'exchanges'> &
  Pick<FollowSlice, 'follow'> &
  Pick<LayoutSlice, 'foldComposer'> &
  Pick<SettingsSlice, 'settings'>;

/** Forms that are filled in on a page, sent as ordinary exchanges, and gone when the server has done what they asked. */
export const createFormsSlice =
  (host: Host): StateCreator<FormsSlice & Needs, [], [], FormsSlice> =>
  (_set, get, api) => {
    /** Tabs in which an action was pressed whose exchange is not known yet, with the one before it. */
    const acting = new Map<string, Acting>();
    const edit = (tabId: string, change: (tab: Tab) => Tab) => changeTab(api, tabId, change);
    const changeOpen = (tabId: string, change: (open: OpenForm) => OpenForm) =>
      edit(tabId, (tab) => {
        const open = openFormOf(tab);
        return open ? tabWithOpen(tab, change(open)) : tab;
      });

    return {
      openForm: (tabId, place) => openOn({ host, api }, tabId, place),
      refineForm: (tabId, form) => changeOpen(tabId, (open) => refined(open, form)),
      returnToForm: (tabId) => edit(tabId, withDraftOfForm),
      closeForm: (tabId) => edit(tabId, closeOnTab),
      fillForm: (tabId, fill) => changeOpen(tabId, (open) => withValues(open, fill(open.values))),
      typeRawBody: (tabId, raw) => edit(tabId, (tab) => withRawBody(tab, raw)),
      changeForm: (tabId, change) => changeOpen(tabId, (open) => withChange(open, change(open))),

      changeTyped: (tabId, change) => edit(tabId, (tab) => tabWithTyped(tab, change)),

      isReady(tabId, how = 'checked') {
        const tab = get().tabs[tabId];
        const open = tab && openFormOf(tab);
        if (!tab || !open || !isDraftOf(open, tab.draft)) return true;
        if (isOnItsWay(tab, get().exchanges)) return false;
        const refused = how === 'checked' ? refusedOf(tabId, open, tab.draft) : [];
        if (refused.length === 0) return true;
        edit(tabId, (one) => tabWithForms(one, { ...formsOf(currentStep(one)), open: { ...open, refused } }));
        return false;
      },

      sendAction(tabId, { url, method }) {
        acting.set(tabId, { before: get().tabs[tabId]?.trail.at(-1)?.exchangeId, url, method });
        void get().follow(tabId, { url, method });
      },

      settle(exchange) {
        for (const [tabId, tab] of Object.entries(get().tabs)) {
          const step = tab.trail.find(({ exchangeId }) => exchangeId === exchange.id);
          const isAction = step !== undefined && isOfAction(step, acting.get(tabId));
          if (isAction) acting.delete(tabId);
          const open = formsOf(step).open;
          if (!step || !isSuccess(exchange) || (!isAction && open?.sent?.exchangeId !== exchange.id)) continue;
          edit(tabId, (one) => withoutForm(one, (other) => isDone(formsOf(other).open, { open, url: exchange.url })));
          void showResult({ host, api }, tabId, exchange);
        }
      },
    };
  };

interface Around {
  readonly host: Host;
  readonly api: StoreApi<FormsSlice & Needs>;
}

async function openOn({ host, api }: Around, tabId: string, { form, origin, title, version }: FormPlace): Promise<void> {
  const { tabs, exchanges, foldComposer } = api.getState();
  const tab = tabs[tabId];
  if (!tab) return;
  const leaving = leavingFor(form, tab, exchanges[origin]?.hops[0]?.url);
  const draft = leaving ? await alongFromTab(host, api, { tab, draft: leaving.draft }) : tab.draft;
  if (draft === null || !isStillAt(api.getState().tabs[tabId], tab)) return;
  const ifMatch = form.method === 'POST' ? null : version;
  const opened = createOpenForm({ form, origin, title, ifMatch, before: typedBefore(tab) });
  changeTab(api, tabId, (one) => openOnTab(leaving ? { ...one, ...leaving, draft } : one, opened));
  foldComposer(true);
}

/** The result comes onto the page, unless the user has gone elsewhere meanwhile. */
async function showResult({ host, api }: Around, tabId: string, exchange: Parameters<typeof resultAddress>[0]): Promise<void> {
  const tab = api.getState().tabs[tabId];
  if (!tab || currentStep(tab)?.exchangeId !== exchange.id) return;
  const address = resultAddress(exchange);
  if (address !== null) return api.getState().follow(tabId, { url: address });
  const url = lastHop(exchange)?.url ?? exchange.url;
  const { draft: bare, isForeign } = followDraft(tab.draft, { url }, { lent: tab.lent, trusted: tab.trusted });
  const draft = isForeign ? await alongFromTab(host, api, { tab, draft: bare }) : bare;
  if (draft === null || !isStillAt(api.getState().tabs[tabId], tab)) return;
  changeTab(api, tabId, (one) => ({ ...one, draft, under: isForeign ? null : one.under, dirty: false, failures: [] }));
}

interface Acting {
  readonly before: string | undefined;
  readonly url: string;
  readonly method: string;
}

/** Whether a step of the trail is what a press began. */
const isOfAction = ({ exchangeId, draft }: TrailStep, action: Acting | undefined): boolean =>
  action !== undefined && exchangeId !== action.before && draft.url === action.url && draft.method === action.method;

/**
 * What becomes of a tab whose form leads to another origin; null where it stays on its own. As with a link, credentials stay
 * behind: a page may not choose who gets them. `from` is the address that the page was asked for at.
 */
function leavingFor({ url }: PageForm, tab: Tab, from = ''): Pick<Tab, 'draft' | 'saved' | 'under' | 'stayed' | 'lent'> | null {
  const target = { url: url.replaceAll(/\{[^}]*\}/g, '') };
  const policy = { lent: tab.lent, trusted: tab.trusted };
  const known = from || (currentStep(tab)?.draft.url ?? tab.draft.url);
  const { draft, stayed, isForeign } = followDraft({ ...tab.draft, url: known }, target, policy);
  if (!isForeign) return null;
  const { auth, headers, options } = draft;
  const left = stayed && { ...stayed, under: stayed.under ?? inheritsFrom(tab) };
  return { draft: { ...tab.draft, auth, headers, options }, saved: null, under: null, stayed: left, lent: null };
}

/** Written anew, a body is no longer as it was typed; how it is edited leaves it alone. */
const withValues = (open: OpenForm, values: FormObject): OpenForm => ({
  ...open,
  values,
  typed: stillTyped(open.typed, open.values, values),
  raw: null,
});

function withChange(open: OpenForm, change: FormChange): OpenForm {
  const isWritten = change.contentType !== undefined && change.contentType !== open.contentType;
  return { ...open, ...change, ...(isWritten && { raw: null }) };
}

/** The form itself wherever it stands, and any other form for what was just replaced, changed or removed. */
function isDone(other: OpenForm | null, { open, url }: { readonly open: OpenForm | null; readonly url: string }): boolean {
  return other !== null && (other.key === open?.key || other.form.url === url);
}

/** What was typed in the draft before a form took its place; null when nothing was. */
function typedBefore(tab: Tab): OpenForm['before'] {
  const step = currentStep(tab);
  const open = openFormOf(tab);
  if (open) return open.before;
  return step && !isSame(step.draft, tab.draft) ? tab.draft : null;
}
