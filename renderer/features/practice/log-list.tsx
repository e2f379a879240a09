import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { createDraft } from '#shared/model/request-draft';
import type { PracticeLogLine } from '#shared/model/practice';
import type { AppState } from '../../state/app-state';
import { useApp, useAppStore } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { MethodLabel } from '../../ui/method-label';
import { StatusMark } from '../../ui/status-mark';
import { findCause } from './find-cause';
import styles from './log-list.module.css';
import panel from './practice-panel.module.css';

interface Props {
  /** Where the server runs; null when it does not. */
  readonly origin: string | null;
}

/** What the practice server answered, newest first. A line shows the exchange that most likely caused it, or opens its request in a tab. */
export function LogList({ origin }: Props) {
  const lines = useApp((state) => state.practiceLog);
  const store = useAppStore();
  const open = (id: string) => {
    const line = lines.find((one) => String(one.id) === id);
    if (line && origin !== null) showCause(store.getState(), line, origin);
  };
  return (
    <section aria-label="Log" className={styles.log}>
      <h3 className={panel.name}>
        Log
        <span className={panel.caption}>
          {lines.length === 0 ? 'nothing was asked yet' : `${countOf(lines.length)}, newest first`}
        </span>
      </h3>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: 24 }}>
        <ListBox
          aria-label="Requests the server answered"
          className={classNames(styles.lines)}
          items={lines.map((line) => ({ id: String(line.id), line }))}
          onAction={(key) => open(String(key))}
        >
          {({ id, line }) => <Line id={id} line={line} />}
        </ListBox>
      </Virtualizer>
    </section>
  );
}

/** Goes to the exchange behind a line if there is one in a tab, or else opens its request to be sent again. */
function showCause(app: AppState, line: PracticeLogLine, origin: string): void {
  const cause = findCause(app, line, origin);
  if (!cause) {
    const options = app.settings.requestDefaults;
    app.openTab({ draft: { ...createDraft(origin + line.target, line.method), options } });
    return;
  }
  app.activateTab(cause.tabId);
  app.goToStep(cause.tabId, cause.position);
}

const countOf = (lines: number) => (lines === 1 ? '1 request' : `${lines} requests`);

function Line({ id, line }: { readonly id: string; readonly line: PracticeLogLine }) {
  const { method, target, status, durationMs } = line;
  return (
    <ListBoxItem id={id} textValue={`${method} ${target} ${status}`} className={classNames(styles.line)}>
      <span className={styles.status}>
        <StatusMark status={status} />
        {status}
      </span>
      <MethodLabel method={method} inColumn />
      <bdi className={styles.target} title={`${target}, by ${line.identity}`}>
        {target}
      </bdi>
      <span className={styles.time}>{Math.round(durationMs)} ms</span>
    </ListBoxItem>
  );
}
