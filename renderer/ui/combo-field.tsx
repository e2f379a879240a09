import { Check, ChevronDown, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useContext, useEffect, useRef } from 'react';
import { Button, ComboBox, ComboBoxStateContext, Group, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './combo-field.module.css';
import type { FieldProps } from './field-props';
import { isComposing } from './is-composing';
import line from './line-field.module.css';
import overlay from './overlay.module.css';
import { useFollowing } from './use-following';
import { useReplacing } from './use-replacing';
import { visibleWords } from './visible-text';

export interface ComboOption {
  readonly id: string;
  readonly label: string;
  /** A second reading, such as the address: mono, behind the label. */
  readonly hint?: string | undefined;
}

export interface ComboFieldProps extends FieldProps {
  readonly label: string;
  /** What stands in the field. */
  readonly text: string;
  readonly onType: (text: string) => void;
  /** The options that fit what was typed; the first ones, when there are many. */
  readonly options: readonly ComboOption[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  /** A text that is none of the options stays as it is. */
  readonly takesAny?: boolean;
  /** What is chosen is a part of the text, and more is typed behind it. */
  readonly isAddedTo?: boolean;
  readonly mono?: boolean | undefined;
  readonly placeholder?: string | undefined;
  /** Inside the edge, behind the text. */
  readonly end?: ReactNode;
  /** In place of options when there are none; nothing while they are still looked for. */
  readonly emptyWords?: string;
  /** What stands below the options: how many more there are, or what is being looked for. */
  readonly note?: ReactNode;
  readonly icon?: 'choose' | 'search';
  readonly onOpen?: (isOpen: boolean) => void;
  /** The field is about to be left: what was typed and not chosen may be one of the options all the same. */
  readonly onLeave?: () => void;
  /** Enter was pressed while no option is marked. True when that was all it was for. */
  readonly onEnter?: () => boolean;
  /** Escape was pressed: what was typed is not wanted. */
  readonly onGiveUp?: () => void;
}

/** A field that is searched while one types: the options below it are those that fit. */
export function ComboField(props: ComboFieldProps) {
  const { label, text, onType, options, chosen, onChoose, takesAny = false, isInvalid = false } = props;
  const Icon = props.icon === 'search' ? Search : ChevronDown;
  // React Aria names what was chosen before again when the field is left: nobody chose that.
  const isLeaving = useRef(false);
  const { box, keepRead } = useStillRead();
  const { onChosen, onKeyDown, ...replacing } = useReplacing(props);
  return (
    <ComboBox
      id={props.id}
      aria-label={label}
      {...(props.describedBy !== undefined && { 'aria-describedby': props.describedBy })}
      isInvalid={isInvalid}
      isRequired={props.isRequired ?? false}
      validationBehavior="aria"
      inputValue={text}
      onInputChange={onType}
      items={options}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        if (key === null || isLeaving.current) return;
        onChosen();
        onChoose(String(key));
      }}
      onOpenChange={(isOpen) => {
        keepRead(isOpen);
        props.onOpen?.(isOpen);
      }}
      onFocus={() => void (isLeaving.current = false)}
      onBlur={() => {
        isLeaving.current = true;
        props.onLeave?.();
      }}
      allowsCustomValue={takesAny}
      allowsEmptyCollection
      menuTrigger="focus"
      className={classNames(styles.combo)}
    >
      <Group ref={box} className={classNames(line.box, isInvalid && line.invalid)}>
        <Input
          className={classNames(line.input, props.mono && line.mono)}
          placeholder={props.placeholder}
          {...replacing}
          onKeyDownCapture={(event) => {
            onKeyDown();
            onKey(event, props);
          }}
          dir="auto"
          spellCheck={false}
          autoCapitalize="off"
        />
        {props.end}
        <Button className={classNames(line.tool)} aria-label={`Options of ${label}`}>
          <Icon size={14} strokeWidth={1.5} aria-hidden />
        </Button>
      </Group>
      <Options {...props} beside={box} />
    </ComboBox>
  );
}

interface OptionsProps extends ComboFieldProps {
  readonly beside: RefObject<HTMLElement | null>;
}

function Options({ label, chosen, emptyWords = 'Nothing fits.', note, beside }: OptionsProps) {
  const state = useContext(ComboBoxStateContext);
  const isOpen = state?.isOpen ?? false;
  const { isSeen, ...following } = useFollowing(beside, isOpen, () => state?.close());
  return (
    <Popover
      className={classNames(overlay.popover, styles.popover, !isSeen && styles.unseen)}
      offset={2}
      maxHeight={288}
      isOpen={isOpen}
      {...following}
    >
      <div role="region" aria-label={`Options of ${label}`}>
        <ListBox
          className={classNames(overlay.list)}
          renderEmptyState={() => emptyWords !== '' && <p className={styles.note}>{emptyWords}</p>}
        >
          {(option: ComboOption) => <Option option={option} isChosen={option.id === chosen} />}
        </ListBox>
        {note !== undefined && <div className={styles.foot}>{note}</div>}
      </div>
    </Popover>
  );
}

/** Before React Aria, which drops what was typed for what was chosen before. */
function onKey(event: KeyboardEvent<HTMLInputElement>, { onEnter, onLeave, onGiveUp }: ComboFieldProps): void {
  if (isComposing(event) || event.ctrlKey || event.metaKey) return;
  // An option that is marked is what the other keys are about.
  if (event.key !== 'Escape' && event.currentTarget.hasAttribute('aria-activedescendant')) return;
  const uses: Readonly<Record<string, (() => unknown) | undefined>> = { Escape: onGiveUp, Tab: onLeave, Enter: onEnter };
  if (uses[event.key]?.() !== true) return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * React Aria hides all that is beside open options from screen readers, though it can still be reached by Tab. What the field
 * stands in is kept from that, by the mark of what always stays.
 */
function useStillRead() {
  const box = useRef<HTMLDivElement>(null);
  const marked = useRef<Element | null>(null);
  const keepRead = (isOpen: boolean) => {
    marked.current?.removeAttribute(staysRead);
    marked.current = isOpen ? (box.current?.closest('body > *') ?? null) : null;
    marked.current?.setAttribute(staysRead, '');
  };
  useEffect(() => () => marked.current?.removeAttribute(staysRead), []);
  return { box, keepRead };
}

const staysRead = 'data-react-aria-top-layer';

function Option({ option, isChosen }: { readonly option: ComboOption; readonly isChosen: boolean }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className={classNames(overlay.item)}>
      <span className={overlay.check}>{isChosen && <Check size={14} strokeWidth={1.5} aria-hidden />}</span>
      <bdi className={styles.label}>{visibleWords(option.label)}</bdi>
      {option.hint !== undefined && <bdi className={styles.hint}>{visibleWords(option.hint)}</bdi>}
    </ListBoxItem>
  );
}
