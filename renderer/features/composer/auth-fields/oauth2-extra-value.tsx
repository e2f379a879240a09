import type { OAuth2Extra } from '#shared/model/auth/oauth2';
import { SelectField } from '../../../ui/select-field';
import { VariableField } from '../../../ui/variable-field/variable-field';
import styles from './oauth2.module.css';

interface Props {
  readonly row: OAuth2Extra;
  readonly index: number;
  readonly onChange: (row: OAuth2Extra) => void;
}

const places = [
  { value: 'body', label: 'form' },
  { value: 'query', label: 'query' },
  { value: 'header', label: 'header' },
] as const;

/** A parameter's value, and where in the request it goes. */
export function ExtraValue({ row, index, onChange }: Props) {
  return (
    <div className={styles.extra}>
      <VariableField
        className={styles.extraText}
        value={row.value}
        onChange={(value) => onChange({ ...row, value })}
        label={`Value, row ${index + 1}`}
        data-field="value"
      />
      <SelectField
        label={`Where row ${index + 1} goes`}
        hideLabel
        value={row.placement}
        options={places}
        onChange={(placement) => onChange({ ...row, placement })}
      />
    </div>
  );
}
