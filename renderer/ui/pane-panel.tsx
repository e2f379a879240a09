import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { TabPanel, type TabPanelProps } from 'react-aria-components';

interface Props {
  readonly id: string;
  readonly className: string;
  readonly children: ReactNode;
}

/**
 * The panel of a tab; a stop of the Tab key itself while nothing in it is one.
 *
 * React Aria looks for such a stop at each change in a panel, and asks the browser for the styles of what it finds: a list that
 * scrolls would be laid out twice in each frame. It is shown an empty element to watch; the look here is by names, and can wait.
 */
export function PanePanel({ id, className, children }: Props) {
  return (
    <TabPanel id={id} className={className} render={(panel) => <Panel panel={panel} />}>
      {children}
    </TabPanel>
  );
}

type RenderedPanel = Parameters<NonNullable<TabPanelProps['render']>>[0];

function Panel({ panel: { ref: watched, children, ...rest } }: { readonly panel: RenderedPanel }): ReactElement {
  const ref = useRef<HTMLDivElement>(null);
  const hasStop = useHasStop(ref);
  return (
    <div {...rest} tabIndex={hasStop ? undefined : 0} ref={ref}>
      {children}
      <div ref={watched} hidden />
    </div>
  );
}

const stops = [
  'a[href]',
  'button:enabled',
  'input:enabled:not([type="hidden"])',
  'select:enabled',
  'textarea:enabled',
  'iframe',
  '[contenteditable="true"]',
  '[tabindex]',
]
  .map((one) => `${one}:not([tabindex^="-"], [hidden] *, [inert] *)`)
  .join();

/** So long after a change it is looked again; the Tab key is no quicker. */
const restMs = 100;

function useHasStop(ref: RefObject<HTMLElement | null>): boolean {
  const [hasStop, setHasStop] = useState(true);
  useEffect(() => {
    const panel = ref.current;
    if (!panel) return undefined;
    let timer: number | undefined;
    const look = () => {
      timer = undefined;
      setHasStop(panel.querySelector(stops) !== null);
    };
    const observer = new MutationObserver(() => (timer ??= window.setTimeout(look, restMs)));
    observer.observe(panel, { subtree: true, childList: true, attributes: true, attributeFilter: ['tabindex', 'disabled'] });
    timer = window.setTimeout(look, restMs);
    return () => {
      observer.disconnect();
      window.clearTimeout(timer);
    };
  }, [ref]);
  return hasStop;
}
