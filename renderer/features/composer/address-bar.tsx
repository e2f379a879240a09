import { ArrowLeft, ArrowRight, Code, RotateCw, Save } from 'lucide-react';
import { createEventStream, createWebSocket, type SocketKind } from '#shared/model/socket';
import { useState } from 'react';
import { canGoBack, canGoForward } from '../../state/slices/exchanges-slice';
import { secretWordsOf } from '../../state/secret-words';
import { showCodeOf } from '../../state/show-code-of';
import { useApp, useAppStore } from '../../state/use-app';
import { AddressField } from './address-field';
import styles from './address-bar.module.css';
import { EnvironmentSwitch } from './environment-switch';
import { refusalsOf } from './failure-place';
import { PastedNote, usePastedOver } from './pasted-note';
import { MethodPicker } from './method-picker';
import { Remark } from './remark';
import { SendButton } from './send-button';
import { TrailButton } from './trail-button';
import { UnknownElsewhere } from './unknown-elsewhere';
import { useDefineVariable } from './use-define-variable';
import { useFocusRefused } from './use-focus-refused';
import { useTab } from './use-tab';
import { VariablesAround } from './variables-around';

/** Where the request goes: the trail, the method, the address, and Send. */
export function AddressBar({ tabId }: { readonly tabId: string }) {
  return (
    <VariablesAround tabId={tabId}>
      <Bar tabId={tabId} />
    </VariablesAround>
  );
}

function Bar({ tabId }: { readonly tabId: string }) {
  const tab = useTab(tabId);
  const edit = useApp((state) => state.editDraft);
  const send = useApp((state) => state.sendDraft);
  const [notice, setNotice] = useState<string | null>(null);
  useFocusRefused(tabId, tab);
  const pasted = usePastedOver(tabId);
  const pasteCurl = useApp((state) => state.pasteCurl);
  const paste = async (command: string) => setNotice(await pasteCurl(tabId, command));
  const wayTo = useDefineVariable(tabId);
  const define = (name: string | undefined) => (name === undefined ? null : wayTo(name));

  const refused = refusalsOf(tab.failures);
  const [methodProblem, urlProblem] = [refused.at('method'), refused.at('url')];
  const idOf = (problem: string | undefined, part: string) => (problem === undefined ? undefined : `problem-${part}`);
  return (
    <>
      <div className={styles.bar}>
        <TrailButtons tabId={tabId} />
        <AddressField
          tabId={tabId}
          url={tab.draft.url}
          secretWords={secretWordsOf(tab)}
          problemId={idOf(urlProblem, 'url')}
          onChange={(url) => {
            setNotice(null);
            edit(tabId, { url });
          }}
          onSend={() => void send(tabId)}
          onPasteMended={() => setNotice(mendedNotice)}
          onPasteCurl={(command) => void paste(command)}
          onUndo={pasted.undo}
          start={
            <MethodPicker
              method={tab.draft.method}
              socket={tab.draft.socket?.kind ?? null}
              problemId={idOf(methodProblem, 'method')}
              onChange={(method) => edit(tabId, { method, socket: null })}
              onSocket={(kind) => edit(tabId, { socket: socketOf(kind) })}
            />
          }
          end={<EndButtons tabId={tabId} />}
        />
        <EnvironmentSwitch tabId={tabId} />
        <SendButton tabId={tabId} />
      </div>
      <div className={styles.remarks}>
        {methodProblem !== undefined && <Remark id="problem-method" tone="danger" text={methodProblem} />}
        {urlProblem !== undefined && (
          <Remark id="problem-url" tone="danger" text={urlProblem} act={define(refused.unknownAt('url'))} />
        )}
        <UnknownElsewhere failures={tab.failures} define={define} />
        <output>
          {notice !== null && <Remark tone="plain" text={notice} />}
          {notice === null && <PastedNote tabId={tabId} />}
        </output>
      </div>
    </>
  );
}

const socketOf = (kind: SocketKind) => (kind === 'websocket' ? createWebSocket() : createEventStream());

const mendedNotice = 'The line breaks in what you pasted were left out: an address is one line.';

function TrailButtons({ tabId }: { readonly tabId: string }) {
  const isBackPossible = useApp(canGoBack(tabId));
  const isForwardPossible = useApp(canGoForward(tabId));
  const wasSent = useApp((state) => (state.tabs[tabId]?.trail.length ?? 0) > 0);
  const goBack = useApp((state) => state.goBack);
  const goForward = useApp((state) => state.goForward);
  const sendAgain = useApp((state) => state.sendAgain);
  return (
    <>
      <TrailButton
        label="Back"
        icon={ArrowLeft}
        shortcut="alt+ArrowLeft"
        reason={isBackPossible ? null : 'this is the first exchange'}
        onPress={() => goBack(tabId)}
      />
      <TrailButton
        label="Forward"
        icon={ArrowRight}
        shortcut="alt+ArrowRight"
        reason={isForwardPossible ? null : 'this is the last exchange'}
        onPress={() => goForward(tabId)}
      />
      <TrailButton
        label="Send again"
        icon={RotateCw}
        shortcut="F5"
        reason={wasSent ? null : 'nothing was sent yet'}
        onPress={() => sendAgain(tabId)}
      />
    </>
  );
}

function EndButtons({ tabId }: { readonly tabId: string }) {
  return (
    <>
      <CodeButton tabId={tabId} />
      <SaveButton tabId={tabId} />
    </>
  );
}

function CodeButton({ tabId }: { readonly tabId: string }) {
  const tab = useTab(tabId);
  const store = useAppStore();
  return (
    <TrailButton
      label="Copy as code"
      icon={Code}
      reason={tab.isUnused ? 'there is no request yet' : null}
      onPress={() => showCodeOf(store.getState(), tabId)}
    />
  );
}

function SaveButton({ tabId }: { readonly tabId: string }) {
  const tab = useTab(tabId);
  const save = useApp((state) => state.saveTab);
  return (
    <TrailButton
      label="Save"
      icon={Save}
      shortcut="mod+s"
      reason={saveReason(tab.isUnused, tab.saved !== null && !tab.dirty)}
      onPress={() => void save(tabId)}
    />
  );
}

function saveReason(isNothing: boolean, isSaved: boolean): string | null {
  if (isNothing) return 'there is nothing to save yet';
  return isSaved ? 'the file has it all' : null;
}
