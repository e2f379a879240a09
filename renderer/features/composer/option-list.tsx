import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { flatOptions, isSaid, optionsBelow, saidOptions, withOption, withoutOption } from '#shared/model/said-options';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { OptionControl, type OptionSource } from './option-control';
import type { optionGroups } from './option-lines';
import styles from './options-part.module.css';
import part from './part.module.css';

/** What stands above says options of its own. */
export interface OptionLayer extends OptionSource {
  readonly options: RequestOptions;
}

interface Props {
  readonly groups: typeof optionGroups;
  readonly options: RequestOptions;
  /** The nearest first. */
  readonly above: readonly OptionLayer[];
  readonly onChange: (options: RequestOptions) => void;
  /** They stand in a section of a page, on the edge of its heading. */
  readonly isInSection?: boolean;
}

/** Options in groups, each with where it comes from. */
export function OptionList({ groups, options, above, onChange, isInSection = false }: Props) {
  const Title = isInSection ? 'h4' : 'h2';
  const says = above.map((layer) => layer.options);
  const [now, without] = [flatOptions(optionsBelow(options, says)), flatOptions(optionsBelow(defaultOptions, says))];
  return groups.map(({ title, lines }) => (
    <section key={title} className={classNames(styles.group, isInSection && styles.inSection)} aria-label={title}>
      <Title className={styles.title}>{title}</Title>
      {lines.map((line) => (
        <OptionControl
          key={line.name}
          line={line}
          value={now[line.name]}
          isSaid={isSaid(options, line.name)}
          above={{ value: without[line.name], source: above.find((layer) => isSaid(layer.options, line.name)) ?? null }}
          // The control of a line gives what the option takes, which TypeScript cannot follow through the table of lines.
          onChange={(value) => onChange(withOption(options, line.name, value as never))}
          onReset={() => onChange(withoutOption(options, line.name))}
        />
      ))}
    </section>
  ));
}

/** How many are set here, and the way back for all of them. */
export function OptionsEnd({ options, onChange, isInSection = false }: Pick<Props, 'options' | 'onChange' | 'isInSection'>) {
  const count = saidOptions(options).length;
  return (
    <div className={classNames(styles.end, isInSection && styles.inSection)}>
      <span className={part.grow}>{count === 0 ? 'Nothing is set here' : `${count} set here`}</span>
      <Button
        size="small"
        isDisabled={count === 0}
        onPress={() => onChange({ ...defaultOptions, withoutDefaults: options.withoutDefaults })}
      >
        Reset all
      </Button>
    </div>
  );
}
