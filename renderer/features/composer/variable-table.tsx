import { createVariable, variableTypeSchema, type Variable, type VariableType } from '#shared/model/variable';
import { Lock, LockOpen } from 'lucide-react';
import { ChoiceMenu } from '../../ui/choice-menu';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import { VariableField } from '../../ui/variable-field/variable-field';
import { RowTable } from './row-table/row-table';
import table from './row-table/row-table.module.css';
import styles from './variable-table.module.css';
import { whyNotValue } from './why-not-value';

interface Props {
  readonly label: string;
  /** Where the rows stand, so that a refusal and the focus find them. */
  readonly place: string;
  readonly variables: readonly Variable[];
  readonly onChange: (variables: Variable[]) => void;
  /** A value may be kept in the vault in place of the file. */
  readonly takesSecrets?: boolean;
  /** A name that is to get a value here. */
  readonly wanted?: string | undefined;
}

const typeNames: Readonly<Record<VariableType, string>> = {
  string: 'text',
  number: 'number',
  boolean: 'true or false',
  null: 'null',
  object: 'JSON',
};

/** Names and what they stand for, with the kind of each value and whether it is a secret. */
export function VariableTable({ label, place, variables, onChange, takesSecrets = false, wanted }: Props) {
  return (
    <RowTable<Variable>
      label={label}
      place={place}
      rows={variables}
      onChange={onChange}
      create={createVariable}
      hasText={!takesSecrets}
      startsWith={variables.some(({ name }) => name === wanted) ? undefined : wanted}
      problemAt={(index, field) => {
        const variable = variables[index];
        return field === 'value' && variable ? (whyNotValue(variable) ?? undefined) : undefined;
      }}
      valueCell={(variable, put) => <ValueCell variable={variable} put={put} takesSecrets={takesSecrets} />}
    />
  );
}

interface CellProps {
  readonly variable: Variable;
  readonly put: (variable: Variable) => void;
  readonly takesSecrets: boolean;
}

const plainField = { type: 'text', autoComplete: 'off' } as const;
const secretField = { type: 'password', autoComplete: 'new-password', placeholder: 'kept in the vault' } as const;

function ValueCell({ variable, put, takesSecrets }: CellProps) {
  const { secret, value, name, variants } = variable;
  return (
    <span className={styles.cell}>
      <VariableField
        className={classNames(table.cell, table.mono, styles.value)}
        {...(secret ? secretField : plainField)}
        value={value}
        onChange={(next) => put({ ...variable, value: next })}
        label={`Value of ${name || 'the variable'}`}
        data-field="value"
      />
      {variants.length > 0 && <VariantMenu variable={variable} put={put} />}
      {!secret && <TypeMenu variable={variable} put={put} />}
      {takesSecrets && <SecretSwitch variable={variable} put={put} />}
    </span>
  );
}

/** What stood in the vault is not shown by a press: a secret that stops being one starts empty. */
function SecretSwitch({ variable, put }: MenuProps) {
  const { secret, name } = variable;
  return (
    <IconButton
      label={secret ? `${name || 'It'} is a secret: keep it in the file` : `Keep ${name || 'it'} as a secret`}
      icon={secret ? Lock : LockOpen}
      size="small"
      isPressed={secret}
      onPress={() => put({ ...variable, secret: !secret, type: 'string', variants: [], variant: '' })}
    />
  );
}

type MenuProps = Pick<CellProps, 'variable' | 'put'>;

function TypeMenu({ variable, put }: MenuProps) {
  const choices = variableTypeSchema.options.map((type) => ({
    id: type,
    label: typeNames[type],
    isChosen: variable.type === type,
    onAction: () => put({ ...variable, type }),
  }));
  return (
    <ChoiceMenu
      label={`${variable.name || 'Value'} is ${typeNames[variable.type]}: change the type`}
      sections={[{ title: 'Type', choices }]}
    >
      <span className={styles.type}>{typeNames[variable.type]}</span>
    </ChoiceMenu>
  );
}

/** Values that were written down to be switched between, by another tool or by hand. */
function VariantMenu({ variable, put }: MenuProps) {
  const { variants, variant } = variable;
  const kept = variants.map((one) => (one.title === variant ? { ...one, value: variable.value, type: variable.type } : one));
  const choices = kept.map((one) => ({
    id: one.title,
    label: one.title,
    hint: one.value,
    isChosen: one.title === variant,
    onAction: () => put({ ...variable, variants: kept, variant: one.title, value: one.value, type: one.type }),
  }));
  return (
    <ChoiceMenu label={`${variable.name || 'Value'}: choose among its values`} sections={[{ title: 'Values', choices }]}>
      <span className={styles.type}>{variant || 'unnamed'}</span>
    </ChoiceMenu>
  );
}
