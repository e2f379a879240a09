import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../ui/icon-button';
import { TextField } from '../../../ui/text-field';
import { FormLine } from '../form-line';
import styles from './auth-text.module.css';

interface Props {
  readonly label: string;
  /** Its name in the draft. */
  readonly field: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
  readonly hint?: string;
  /** Shown as dots until asked for. */
  readonly isSecret?: boolean;
}

/** A field of an auth form. */
export function AuthText({ label, field, value, onChange, problem, hint, isSecret = false }: Props) {
  const [isShown, setIsShown] = useState(false);
  return (
    <FormLine label={label} hint={problem === undefined ? hint : undefined}>
      <div className={styles.line} data-place={`auth:${field}`}>
        <TextField
          label={label}
          hideLabel
          mono
          value={value}
          onChange={onChange}
          type={isSecret && !isShown ? 'password' : 'text'}
          error={problem}
        />
        {isSecret && (
          <IconButton
            label={isShown ? `Hide the ${label.toLowerCase()}` : `Show the ${label.toLowerCase()}`}
            icon={isShown ? EyeOff : Eye}
            onPress={() => setIsShown(!isShown)}
          />
        )}
      </div>
    </FormLine>
  );
}
