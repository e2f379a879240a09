import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { sealedName } from '#shared/model/sealed';
import { IconButton } from '../../../ui/icon-button';
import { VariableTextField } from '../../../ui/variable-field/variable-text-field';
import { FormLine } from '../form-line';
import styles from './auth-text.module.css';

interface Props {
  readonly label: string;
  /** Its name in the draft. */
  readonly field: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Shown as dots until asked for. */
  readonly isSecret?: boolean;
}

/** A field of an auth form. */
export function AuthText({ label, field, value, onChange, problem, hint, placeholder, isSecret = false }: Props) {
  const [isShown, setIsShown] = useState(false);
  // The name of a secret is none.
  const isHidden = isSecret && !isShown && !isReference(value);
  return (
    <FormLine label={label} hint={problem === undefined ? hint || undefined : undefined}>
      <div className={styles.line} data-place={`auth:${field}`}>
        <VariableTextField
          label={label}
          {...shownAs(value, placeholder)}
          onChange={onChange}
          type={isHidden ? 'password' : 'text'}
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

/** Also while it is being typed: a name in braces is no secret. */
const isReference = (value: string) => /^\{\{[^{}]*\}{0,2}$/.test(value);

/** What a vault that is locked holds is not empty, and not to be seen either. */
const shownAs = (value: string, placeholder = '') =>
  sealedName(value) === null ? { value, placeholder } : { value: '', placeholder: 'In the vault, which is locked' };
