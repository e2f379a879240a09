import { Info, X } from 'lucide-react';
import { Suspense, useEffect, useMemo, useRef } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { currentStep, isUnused, shownExample } from '../state/tab';
import { useApp } from '../state/use-app';
import { classNames } from '../ui/class-names';
import { IconButton } from '../ui/icon-button';
import { AddressBar, RequestPane, RequestStrip } from '../features/composer';
import { CredentialsLine } from './credentials-line';
import {
  AdviceView,
  BesidePane,
  BrowsePage,
  CookiesView,
  ExamplePane,
  FormatSwitch,
  ResponsePane,
  SocketPane,
  WholeBody,
  WhyView,
} from './doors';
import { focusRegionNamed } from './regions';
import { StartPage } from './start-page';
import type { Commands } from './use-commands';
import { VaultLine } from './vault-line';
import styles from './workbench.module.css';

interface Props {
  readonly tabId: string;
  readonly commands: Commands;
}

/** One tab: its address, its request and its response. */
export function Workbench({ tabId, commands }: Props) {
  const isFresh = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab !== undefined && isUnused(tab) && tab.failures.length === 0;
  });
  return (
    <div role="tabpanel" id={`panel-${tabId}`} aria-labelledby={`tab-${tabId}`} className={styles.bench}>
      <div data-region="address" className={styles.address}>
        <AddressBar tabId={tabId} />
      </div>
      <Remark tabId={tabId} />
      <CredentialsLine tabId={tabId} />
      <VaultLine tabId={tabId} />
      {isFresh && <StartPage commands={commands} />}
      {!isFresh && <Panes tabId={tabId} />}
    </div>
  );
}

/** Something to know about how the draft came to be. */
function Remark({ tabId }: { readonly tabId: string }) {
  const remark = useApp((state) => state.tabs[tabId]?.remark ?? null);
  const dismiss = useApp((state) => state.dismissRemark);
  return (
    <div aria-live="polite">
      {remark !== null && (
        <p className={styles.remark}>
          <Info size={14} strokeWidth={1.5} aria-hidden />
          <bdi className={styles.words}>{remark}</bdi>
          <IconButton label="Dismiss" icon={X} size="small" onPress={() => dismiss(tabId)} />
        </p>
      )}
    </div>
  );
}

function Response({ tabId }: { readonly tabId: string }) {
  const views = useMemo(
    () => ({
      browse: <BrowsePage tabId={tabId} />,
      cookies: <CookiesView tabId={tabId} />,
      why: <WhyView tabId={tabId} />,
      advice: <AdviceView tabId={tabId} />,
      messages: <SocketPane tabId={tabId} />,
      end: <FormatSwitch tabId={tabId} />,
    }),
    [tabId],
  );
  const isBeside = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab?.beside != null && tab.beside.of === currentStep(tab)?.exchangeId;
  });
  useFocusAfterBeside(isBeside);
  const isExample = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab !== undefined && shownExample(tab) !== null;
  });
  if (isExample && !isBeside)
    return (
      <Suspense fallback={null}>
        <ExamplePane tabId={tabId} />
      </Suspense>
    );
  return (
    <Suspense fallback={null}>
      {isBeside ? (
        <BesidePane tabId={tabId} bodyOf={(exchange) => <WholeBody tabId={tabId} exchange={exchange} />} />
      ) : (
        <ResponsePane tabId={tabId} views={views} />
      )}
    </Suspense>
  );
}

/** Request and response. Folding the request to a line leaves the response, and where one stands in it, as it is. */
function Panes({ tabId }: { readonly tabId: string }) {
  const { percent, beside, folded } = useApp((state) => state.composer);
  const resize = useApp((state) => state.resizeComposer);
  useFocusAfterFold(folded);
  return (
    <>
      {folded && (
        <section aria-label="Request" data-region="request">
          <RequestStrip tabId={tabId} />
        </section>
      )}
      <Group
        key={String(beside)}
        orientation={beside ? 'horizontal' : 'vertical'}
        className={classNames(styles.split)}
        resizeTargetMinimumSize={{ coarse: 20, fine: 6 }}
        onLayoutChanged={(layout, { isUserInteraction }) => isUserInteraction && resize(layout.request ?? percent)}
      >
        {!folded && (
          <Panel
            id="request"
            defaultSize={`${percent}%`}
            minSize={beside ? '240px' : '120px'}
            className={classNames(styles.panel)}
          >
            <section aria-label="Request" data-region="request" className={styles.pane}>
              <RequestPane tabId={tabId} />
            </section>
          </Panel>
        )}
        {!folded && (
          <Separator className={classNames(styles.separator, !beside && styles.flat)} aria-label="Share of the request" />
        )}
        <Panel id="response" minSize={beside ? '320px' : '120px'} className={classNames(styles.panel)}>
          <section aria-label="Response" data-region="response" className={styles.pane}>
            <Response tabId={tabId} />
          </section>
        </Panel>
      </Group>
    </>
  );
}

/** A menu that fades gives the focus back only then, to nobody where what opened it is gone; and a pane may take a while to be there. */
const lookEachMs = 150;
const lookForMs = 1_500;

/** A comparison that comes or goes takes the place of what had the focus: the response has it then. */
function useFocusAfterBeside(isBeside: boolean): void {
  const before = useRef(isBeside);
  useEffect(() => {
    if (before.current === isBeside) return undefined;
    before.current = isBeside;
    const look = () => {
      if (document.activeElement === document.body) focusRegionNamed('response');
    };
    look();
    const each = setInterval(look, lookEachMs);
    const stop = () => clearInterval(each);
    const end = setTimeout(stop, lookForMs);
    // Whoever presses somewhere meanwhile means it.
    window.addEventListener('pointerdown', stop, { capture: true, once: true });
    return () => {
      stop();
      clearTimeout(end);
      window.removeEventListener('pointerdown', stop, { capture: true });
    };
  }, [isBeside]);
}

/** Folding takes the control away that had the focus: what came in its place gets it. */
function useFocusAfterFold(folded: boolean): void {
  const before = useRef(folded);
  useEffect(() => {
    if (before.current !== folded && document.activeElement === document.body) focusRegionNamed('request');
    before.current = folded;
  }, [folded]);
}
