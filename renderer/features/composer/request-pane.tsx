import type { RequestDraft } from '#shared/model/request-draft';
import { isSubscription } from '#shared/model/socket';
import { saidOptions } from '#shared/model/said-options';
import { ChevronDown } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { ComposerPart } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { IconButton } from '../../ui/icon-button';
import { Coming } from '../../ui/coming';
import { PaneTabs } from '../../ui/pane-tabs';
import { BodyPart } from './body-part';
import { forgetGoneTabs } from './kept-variants';
import { IdentitySwitch } from './identity-switch';
import { ParamsPart } from './params-part';
import { countHeaders, countParams } from './strip-words';
import { VariablesAround } from './variables-around';
import { useExamples } from './examples/use-examples';
import { useComposerCall } from './use-composer-call';
import { useTab } from './use-tab';

/** What is not seen at first is fetched when it is first shown: the dictionary of headers, forms of credentials, operators. */
const fetching = {
  auth: () => import('./auth-part'),
  options: () => import('./options-part'),
  headers: () => import('./headers-part'),
  docs: () => import('./docs-part'),
  checks: () => import('./checks-part'),
  script: () => import('./script-part'),
  socket: () => import('./socket-part'),
  examples: () => import('./examples/examples-part'),
  variables: () => import('./variables-part'),
};
const AuthPart = lazy(async () => ({ default: (await fetching.auth()).AuthPart }));
const OptionsPart = lazy(async () => ({ default: (await fetching.options()).OptionsPart }));
const HeadersPart = lazy(async () => ({ default: (await fetching.headers()).HeadersPart }));
const DocsPart = lazy(async () => ({ default: (await fetching.docs()).DocsPart }));
const ChecksPart = lazy(async () => ({ default: (await fetching.checks()).ChecksPart }));
const ScriptPart = lazy(async () => ({ default: (await fetching.script()).ScriptPart }));
const SocketPart = lazy(async () => ({ default: (await fetching.socket()).SocketPart }));
const ExamplesPart = lazy(async () => ({ default: (await fetching.examples()).ExamplesPart }));
const VariablesPart = lazy(async () => ({ default: (await fetching.variables()).VariablesPart }));

/** Everything about a request but its address. */
export function RequestPane({ tabId }: { readonly tabId: string }) {
  useForgetting();
  useComposerCall(tabId);
  return (
    <VariablesAround tabId={tabId}>
      <Parts tabId={tabId} />
    </VariablesAround>
  );
}

function Parts({ tabId }: { readonly tabId: string }) {
  const { draft, composerPart, saved } = useTab(tabId);
  const examples = useExamples(saved);
  const showPart = useApp((state) => state.showComposerPart);
  return (
    <PaneTabs<ComposerPart>
      label="Parts of the request"
      selected={shownPart(draft, composerPart)}
      onSelect={(part) => showPart(tabId, part)}
      end={<PaneEnd tabId={tabId} />}
      tabs={withoutEmpty(draft, [
        {
          id: 'socket',
          label: draft.socket?.kind === 'events' ? 'Stream' : 'Socket',
          panel: later(<SocketPart tabId={tabId} />),
        },
        { id: 'params', label: 'Params', count: countParams(draft), panel: <ParamsPart tabId={tabId} /> },
        { id: 'headers', label: 'Headers', count: countHeaders(draft), panel: later(<HeadersPart tabId={tabId} />) },
        { id: 'body', label: 'Body', count: markUnless(draft.body.kind === 'none'), panel: <BodyPart tabId={tabId} /> },
        { id: 'auth', label: 'Auth', count: markUnless(draft.auth.kind === 'none'), panel: later(<AuthPart tabId={tabId} />) },
        { id: 'checks', label: 'Checks', count: countChecks(draft), panel: later(<ChecksPart tabId={tabId} />) },
        { id: 'script', label: 'Script', count: countScripts(draft), panel: later(<ScriptPart tabId={tabId} />) },
        { id: 'variables', label: 'Vars', count: countVariables(draft), panel: later(<VariablesPart tabId={tabId} />) },
        { id: 'docs', label: 'Docs', count: countDocs(draft), panel: later(<DocsPart tabId={tabId} />) },
        {
          id: 'examples',
          label: 'Examples',
          count: examples.items.length,
          panel: later(<ExamplesPart tabId={tabId} examples={examples} />),
        },
        {
          id: 'options',
          label: 'Options',
          count: saidOptions(draft.options).length,
          panel: later(<OptionsPart tabId={tabId} />),
        },
      ])}
    />
  );
}

function PaneEnd({ tabId }: { readonly tabId: string }) {
  const fold = useApp((state) => state.foldComposer);
  return (
    <>
      <IdentitySwitch tabId={tabId} />
      <IconButton label="Fold the request" icon={ChevronDown} size="small" shortcut="mod+j" onPress={() => fold(true)} />
    </>
  );
}

/** What a draft has no place for: a WebSocket has no body, but for an operation that is followed on it, and no answer to check; all others no socket. */
function hiddenParts({ socket }: RequestDraft): readonly ComposerPart[] {
  if (socket === null) return ['socket'];
  return socket.kind === 'websocket' && !isSubscription(socket) ? ['body', 'checks', 'examples'] : ['checks', 'examples'];
}

const shownPart = (draft: RequestDraft, part: ComposerPart): ComposerPart =>
  hiddenParts(draft).includes(part) ? 'params' : part;

const withoutEmpty = <T extends { readonly id: ComposerPart }>(draft: RequestDraft, tabs: readonly T[]): T[] =>
  tabs.filter(({ id }) => !hiddenParts(draft).includes(id)).map(withAhead);

const countChecks = ({ checks, setters }: RequestDraft): number =>
  [...checks, ...setters].filter(({ enabled }) => enabled).length;

const countScripts = ({ scripts }: RequestDraft): number => Object.values(scripts).filter((code) => code.trim() !== '').length;

const countVariables = ({ variables }: RequestDraft): number => variables.filter(({ enabled }) => enabled).length;

const countDocs = ({ docs, tags }: RequestDraft): string | number => tags.length || markUnless(docs === '');

const later = (part: ReactNode) => <Suspense fallback={<Coming />}>{part}</Suspense>;

/** What a press would fetch is fetched before it. */
const withAhead = <T extends { readonly id: ComposerPart }>(tab: T): T & { readonly fetchAhead?: () => void } => {
  const fetch = Object.entries(fetching).find(([part]) => part === tab.id)?.[1];
  return fetch ? { ...tab, fetchAhead: () => void fetch() } : tab;
};

/** There is something in it; the part itself says what. */
const markUnless = (isEmpty: boolean): string | number => (isEmpty ? 0 : '•');

/** Lets go of what was kept for tabs that are closed for good. */
function useForgetting(): void {
  const open = useApp((state) => state.tabOrder);
  const closed = useApp((state) => state.closedTabs);
  useEffect(() => forgetGoneTabs((tabId) => !open.includes(tabId) && !closed.some((tab) => tab.id === tabId)), [open, closed]);
}
