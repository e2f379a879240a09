import type { RequestDraft } from '#shared/model/request-draft';
import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import type { ComposerPart } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { IconButton } from '../../ui/icon-button';
import { PaneTabs } from '../../ui/pane-tabs';
import { AuthPart } from './auth-part';
import { BodyPart } from './body-part';
import { changedOptions } from './changed-options';
import { ChecksPart } from './checks-part';
import { forgetGoneTabs } from './kept-variants';
import { IdentitySwitch } from './identity-switch';
import { OptionsPart } from './options-part';
import { ParamsPart } from './params-part';
import { countHeaders, countParams } from './strip-words';
import { VariablesPart } from './variables-part';
import { useComposerCall } from './use-composer-call';
import { useTab } from './use-tab';

/** The dictionary that names and values are completed from is fetched when its part is first shown. */
const HeadersPart = lazy(async () => ({ default: (await import('./headers-part')).HeadersPart }));

/** Everything about a request but its address. */
export function RequestPane({ tabId }: { readonly tabId: string }) {
  const { draft, composerPart } = useTab(tabId);
  const showPart = useApp((state) => state.showComposerPart);
  const fold = useApp((state) => state.foldComposer);
  useForgetting();
  useComposerCall(tabId);
  return (
    <PaneTabs<ComposerPart>
      label="Parts of the request"
      selected={composerPart}
      onSelect={(part) => showPart(tabId, part)}
      end={
        <>
          <IdentitySwitch tabId={tabId} />
          <IconButton label="Fold the request" icon={ChevronDown} size="small" shortcut="mod+j" onPress={() => fold(true)} />
        </>
      }
      tabs={[
        { id: 'params', label: 'Params', count: countParams(draft), panel: <ParamsPart tabId={tabId} /> },
        { id: 'headers', label: 'Headers', count: countHeaders(draft), panel: <LazyHeaders tabId={tabId} /> },
        { id: 'body', label: 'Body', count: markUnless(draft.body.kind === 'none'), panel: <BodyPart tabId={tabId} /> },
        { id: 'auth', label: 'Auth', count: markUnless(draft.auth.kind === 'none'), panel: <AuthPart tabId={tabId} /> },
        { id: 'checks', label: 'Checks', count: countChecks(draft), panel: <ChecksPart tabId={tabId} /> },
        { id: 'variables', label: 'Vars', count: countVariables(draft), panel: <VariablesPart tabId={tabId} /> },
        { id: 'options', label: 'Options', count: changedOptions(draft.options).length, panel: <OptionsPart tabId={tabId} /> },
      ]}
    />
  );
}

const countChecks = ({ checks, setters }: RequestDraft): number =>
  [...checks, ...setters].filter(({ enabled }) => enabled).length;

const countVariables = ({ variables }: RequestDraft): number => variables.filter(({ enabled }) => enabled).length;

function LazyHeaders({ tabId }: { readonly tabId: string }) {
  return (
    <Suspense fallback={null}>
      <HeadersPart tabId={tabId} />
    </Suspense>
  );
}

/** There is something in it; the part itself says what. */
const markUnless = (isEmpty: boolean): string | number => (isEmpty ? 0 : '•');

/** Lets go of what was kept for tabs that are closed for good. */
function useForgetting(): void {
  const tabs = useApp((state) => state.tabs);
  const closed = useApp((state) => state.closedTabs);
  useEffect(
    () => forgetGoneTabs((tabId) => tabs[tabId] === undefined && !closed.some((tab) => tab.id === tabId)),
    [tabs, closed],
  );
}
