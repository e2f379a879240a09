import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { RunItem } from '../../state/slices/runner-slice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { IconButton } from '../../ui/icon-button';
import { MethodLabel } from '../../ui/method-label';
import styles from './runner.module.css';

/** More lines than this are not drawn; what is not drawn takes part as it is. */
const linesAtMost = 400;

/** Which requests take part, and in which order. */
export function RequestChoice({ items }: { readonly items: readonly RunItem[] }) {
  const arrange = useApp((state) => state.arrangeRun);
  const chosen = items.filter(({ isChosen }) => isChosen).length;
  const put = (item: RunItem) => arrange(items.map((one) => (one.path === item.path ? item : one)));
  const chooseAll = (isChosen: boolean) => arrange(items.map((item) => ({ ...item, isChosen })));
  return (
    <section className={styles.choice} aria-label="Requests of the run">
      <header className={styles.head}>
        <h2 className={styles.title}>Requests</h2>
        <Button size="small" variant="quiet" onPress={() => chooseAll(chosen < items.length)}>
          {chosen < items.length ? 'Choose all' : 'Choose none'}
        </Button>
      </header>
      <ol className={styles.list}>
        {items.slice(0, linesAtMost).map((item, at) => (
          <Line
            key={item.path}
            item={item}
            at={at}
            last={items.length - 1}
            put={put}
            move={(by) => arrange(moved(items, at, by))}
          />
        ))}
      </ol>
      {items.length > linesAtMost && (
        <p className={styles.quiet}>And {items.length - linesAtMost} more, in the order of the tree.</p>
      )}
    </section>
  );
}

interface LineProps {
  readonly item: RunItem;
  readonly at: number;
  readonly last: number;
  readonly put: (item: RunItem) => void;
  readonly move: (by: 1 | -1) => void;
}

function Line({ item, at, last, put, move }: LineProps) {
  const { name, method, path, url, isChosen } = item;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };
  return (
    // The keys of the checkbox bubble to here; the line itself takes no focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- as said above
    <li className={styles.request} title={`${path}\n${url}`} onKeyDown={onKeyDown}>
      <Checkbox label={`Run ${name}`} hideLabel isSelected={isChosen} onChange={(next) => put({ ...item, isChosen: next })} />
      <MethodLabel method={method} inColumn />
      <bdi className={styles.name}>{name}</bdi>
      <span className={styles.moves}>
        <IconButton label={`Run ${name} earlier`} icon={ArrowUp} size="small" isDisabled={at === 0} onPress={() => move(-1)} />
        <IconButton label={`Run ${name} later`} icon={ArrowDown} size="small" isDisabled={at === last} onPress={() => move(1)} />
      </span>
    </li>
  );
}

/** The list with one of its lines a place up or down. */
export function moved<T>(items: readonly T[], from: number, by: 1 | -1): readonly T[] {
  const to = from + by;
  const [one, other] = [items[from], items[to]];
  if (one === undefined || other === undefined) return items;
  return items.map((item, at) => (at === from ? other : at === to ? one : item));
}
