import { flatOptions, withOption, type OptionName } from '#shared/model/said-options';
import { useApp } from '../../state/use-app';
import { Switch } from '../../ui/switch';
import { CertificatesByHost } from './certificates-by-host';
import { OptionValue } from './option-control';
import { type OptionLine, optionGroups } from './option-lines';
import styles from './options-part.module.css';
import { VariablesBelow } from './variables-around';

const names: readonly OptionName[] = ['proxy', 'noProxy', 'systemCa', 'caFile'];
const lines = optionGroups.flatMap((group) => group.lines).filter(({ name }) => names.includes(name));

/** How requests go out of this machine where nothing else is said: by which proxy, and whom they trust. */
export function NetworkSettings() {
  const options = useApp((state) => state.settings.requestDefaults);
  const change = useApp((state) => state.changeSettings);
  const flat = flatOptions(options);
  const isTold = ({ name }: OptionLine) => name !== 'noProxy' || flat.proxy !== '' || flat.noProxy !== '';
  return (
    <VariablesBelow place={null}>
      {lines.filter(isTold).map((line) => (
        <NetworkLine
          key={line.name}
          line={line}
          value={flat[line.name]}
          // The control of a line gives what the option takes, which TypeScript cannot follow through the table of lines.
          onChange={(value) => void change({ requestDefaults: withOption(options, line.name, value as never) })}
        />
      ))}
      <CertificatesByHost />
    </VariablesBelow>
  );
}

type LineProps = Parameters<typeof OptionValue>[0];

/** In a narrow column: the label above its control. */
function NetworkLine({ line, value, onChange }: LineProps) {
  if (line.control === 'switch')
    return (
      <Switch isSelected={value === true} onChange={onChange}>
        Trust the authorities of this system
      </Switch>
    );
  return (
    <div className={styles.stacked}>
      <span className={styles.stackedLabel} aria-hidden>
        {line.label}
      </span>
      <OptionValue line={line} value={value} onChange={onChange} />
      {line.hint !== undefined && <p className={styles.meaning}>{line.hint}</p>}
    </div>
  );
}
