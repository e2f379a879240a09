import { Label, Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '../../ui/class-names';
import field from '../../ui/field.module.css';
import styles from './environments.module.css';

/** Told apart at a glance, and by name; red is for what must not be hurt. */
const colors = [
  { value: '', name: 'No colour' },
  { value: '#2f6f4f', name: 'Green' },
  { value: '#275c88', name: 'Blue' },
  { value: '#77418f', name: 'Violet' },
  { value: '#b7791f', name: 'Amber' },
  { value: '#a5271e', name: 'Red' },
  { value: '#5f594f', name: 'Grey' },
] as const;

/** The colour of an environment's mark. One that another tool gave it stays among the choices. */
export function ColorChoice({ color, onChange }: { readonly color: string; readonly onChange: (color: string) => void }) {
  const known = colors.some(({ value }) => value === color);
  const offered = known ? colors : [...colors, { value: color, name: color }];
  return (
    <RadioGroup value={color} onChange={onChange} orientation="horizontal" className={classNames(field.field)}>
      <Label className={classNames(field.label)}>Colour</Label>
      <div className={styles.colors}>
        {offered.map(({ value, name }) => (
          <Radio key={value} value={value} aria-label={name} className={classNames(styles.color)}>
            <i className={styles.swatch} style={value === '' ? undefined : { background: value }} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
