import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, useMemo } from 'react';
import { Button as AriaButton, GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { RunItem } from '../../state/slices/runner-slice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { classNames } from '../../ui/class-names';
import { MethodLabel } from '../../ui/method-label';
import { stepped } from './in-order';
import styles from './runner.module.css';
import { type OrderLine, useOrderDrag } from './use-order-drag';

/** Which requests take part, and in which order: dragged, or moved by Alt with an arrow; Space chooses. */
export function RequestChoice({ items }: { readonly items: readonly RunItem[] }) {
  const arrange = useApp((state) => state.arrangeRun);
  const isRoomy = useApp((state) => state.settings.density === 'roomy');
  const dragAndDropHooks = useOrderDrag(items, arrange);
  const chosen = items.filter(({ isChosen }) => isChosen).length;
  // The list tells its lines apart by their `id`.
  const lines = useMemo(() => items.map(lineOf), [items]);
  const choose = useApp((state) => state.chooseRunItem);
  const chooseAll = (isChosen: boolean) => arrange(items.map((item) => ({ ...item, isChosen })));
  const onKey = (event: KeyboardEvent) => {
    const by = event.altKey ? steps[event.key] : undefined;
    const target = event.target as HTMLElement;
    const item = items.find(({ path }) => path === target.closest<HTMLElement>('[data-key]')?.dataset['key']);
    if (!item) return;
    if (by !== undefined) arrange(stepped(items, item.path, by));
    else if (event.key === ' ' && target.role === 'row') choose(item.path, !item.isChosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className={styles.choice} aria-label="Requests of the run">
      <header className={styles.head}>
        <h2 className={styles.title}>
          Requests{' '}
          <span className={styles.quiet}>
            {chosen} of {items.length}
          </span>
        </h2>
        <Button size="small" variant="quiet" onPress={() => chooseAll(chosen < items.length)}>
          {chosen < items.length ? 'Choose all' : 'Choose none'}
        </Button>
      </header>
      {/* The list has no hook for modifiers: they are looked at on the way down to it. */}
      <div className={styles.place} role="presentation" onKeyDownCapture={onKey}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: isRoomy ? 28 : 24, dropIndicatorThickness: 2 }}>
          <GridList
            aria-label="Requests in their order"
            className={classNames(styles.list)}
            items={lines}
            dragAndDropHooks={dragAndDropHooks}
            renderEmptyState={() => <p className={styles.quiet}>There is no request in it.</p>}
          >
            {({ item }) => <Line item={item} />}
          </GridList>
        </Virtualizer>
      </div>
    </section>
  );
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 };

const known = new WeakMap<RunItem, OrderLine>();

/** The same line for the same item: of a long list only those are made anew that are different. */
function lineOf(item: RunItem): OrderLine {
  const line = known.get(item) ?? { id: item.path, item };
  known.set(item, line);
  return line;
}

function Line({ item }: { readonly item: RunItem }) {
  const choose = useApp((state) => state.chooseRunItem);
  const { name, method, path, url, isChosen } = item;
  return (
    <GridListItem id={path} textValue={name} className={classNames(styles.request)}>
      <div className={styles.requestLine}>
        <AriaButton slot="drag" aria-label={`Drag ${name}`} className={classNames(styles.grip)}>
          <GripVertical size={14} strokeWidth={1.5} aria-hidden />
        </AriaButton>
        <Checkbox label={`Run ${name}`} hideLabel isSelected={isChosen} onChange={(next) => choose(path, next)} />
        <MethodLabel method={method} inColumn />
        <bdi className={classNames(styles.name, !isChosen && styles.leftOut)} title={`${path}\n${url}`}>
          {name}
        </bdi>
      </div>
    </GridListItem>
  );
}
