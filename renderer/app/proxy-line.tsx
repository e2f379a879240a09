import { Button } from 'react-aria-components';
import { defaultOptions } from '#shared/model/request-options';
import { optionsBelow } from '#shared/model/said-options';
import { currentExchange } from '../state/slices/exchanges-slice';
import { inheritsFrom } from '../state/tab';
import { useApp, useAppParts } from '../state/use-app';
import { useOptionsAbove } from '../state/use-options-above';
import { classNames } from '../ui/class-names';
import { proxyWords } from './proxy-words';
import styles from './status-lines.module.css';

/** By which way the request in front goes to its server; a press shows the option that says so. */
export function ProxyLine({ className }: { readonly className: string }) {
  const { id, page, options, saved, under } = useAppParts(({ tabs, activeTabId }) => {
    const tab = tabs[activeTabId ?? ''];
    return { id: tab?.id, page: tab?.page, options: tab?.draft.options, saved: tab?.saved ?? null, under: tab?.under ?? null };
  });
  const usual = useApp((state) => state.settings.requestDefaults);
  const latest = useApp((state) => currentExchange(state.activeTabId ?? '')(state)?.hops.at(-1)?.way);
  const openComposer = useApp((state) => state.openComposer);
  const openUsual = useApp((state) => state.openUsualOptions);
  const above = useOptionsAbove(inheritsFrom({ saved, under }));
  // Nothing is said of a way before it is known who names it.
  if (above === null) return null;
  const layers = [...above.map((layer) => layer.options), usual];
  const says = proxyWords(optionsBelow(options ?? defaultOptions, layers).proxy, latest);
  return (
    <Button
      className={classNames(className, styles.long)}
      aria-label={`${says}. Show the option`}
      onPress={() => (id !== undefined && page === null ? openComposer(id, 'options', 'proxy') : openUsual())}
    >
      <bdi>{says}</bdi>
    </Button>
  );
}
