import { Button } from 'react-aria-components';
import { defaultOptions } from '#shared/model/request-options';
import { optionsBelow } from '#shared/model/said-options';
import { currentExchange } from '../state/slices/exchanges-slice';
import { inheritsFrom } from '../state/tab';
import { useApp } from '../state/use-app';
import { useToldAbove } from '../state/use-told-above';
import { classNames } from '../ui/class-names';
import { proxyWords } from './proxy-words';
import styles from './status-lines.module.css';

/** By which way the request in front goes to its server; a press shows the option that says so. */
export function ProxyLine({ className }: { readonly className: string }) {
  const tab = useApp(({ tabs, activeTabId }) => tabs[activeTabId ?? '']);
  const usual = useApp((state) => state.settings.requestDefaults);
  const latest = useApp((state) => currentExchange(state.activeTabId ?? '')(state)?.hops.at(-1)?.way);
  const openComposer = useApp((state) => state.openComposer);
  const openUsual = useApp((state) => state.openUsualOptions);
  const place = tab ? inheritsFrom(tab) : null;
  const above = useToldAbove('collection.readOptionsAbove', place?.path === '' ? null : place);
  const layers = [...(above ?? []).map(({ options }) => options), usual];
  const says = proxyWords(optionsBelow(tab?.draft.options ?? defaultOptions, layers).proxy, latest);
  const isRequest = tab !== undefined && tab.page === null;
  return (
    <Button
      className={classNames(className, styles.long)}
      aria-label={`${says}. Show the option`}
      onPress={() => (isRequest ? openComposer(tab.id, 'options', 'proxy') : openUsual())}
    >
      <bdi>{says}</bdi>
    </Button>
  );
}
