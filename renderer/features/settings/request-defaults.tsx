import { useState } from 'react';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { Switch } from '../../ui/switch';
import { TextField } from '../../ui/text-field';

interface Props {
  readonly options: RequestOptions;
  readonly onChange: (options: RequestOptions) => void;
}

type Timeout = 'connectTimeoutMs' | 'firstByteTimeoutMs' | 'idleTimeoutMs';

const timeouts: readonly { readonly name: Timeout; readonly label: string }[] = [
  { name: 'connectTimeoutMs', label: 'Give up connecting after, in seconds' },
  { name: 'firstByteTimeoutMs', label: 'Give up waiting for an answer after, in seconds' },
  { name: 'idleTimeoutMs', label: 'Give up when nothing comes for, in seconds' },
];

/** Options that hold where neither a request nor what stands above it says anything else: those that are changed most. */
export function RequestDefaults({ options, onChange }: Props) {
  return (
    <>
      <Switch isSelected={options.followRedirects} onChange={(followRedirects) => onChange({ ...options, followRedirects })}>
        Follow redirects
      </Switch>
      <Switch isSelected={options.verifyTls} onChange={(verifyTls) => onChange({ ...options, verifyTls })}>
        Verify certificates
      </Switch>
      {timeouts.map(({ name, label }) => (
        <SecondsField
          key={name}
          label={label}
          milliseconds={options[name]}
          usual={defaultOptions[name]}
          onChange={(value) => onChange({ ...options, [name]: value })}
        />
      ))}
    </>
  );
}

interface SecondsProps {
  readonly label: string;
  readonly milliseconds: number;
  readonly usual: number;
  readonly onChange: (milliseconds: number) => void;
}

/** A time in seconds. What is half typed stays in the field and is not taken. */
function SecondsField({ label, milliseconds, usual, onChange }: SecondsProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) => {
    const seconds = Number(text);
    return text.trim() !== '' && Number.isFinite(seconds) && seconds >= 0.001 && seconds <= 86_400
      ? Math.round(seconds * 1000)
      : null;
  };
  const take = (text: string) => {
    setTyped(text);
    const value = read(text);
    if (value !== null) onChange(value);
  };
  const isWrong = typed !== null && read(typed) === null;
  return (
    <TextField
      label={label}
      mono
      value={typed ?? String(milliseconds / 1000)}
      onChange={take}
      onBlur={() => setTyped(null)}
      error={isWrong ? `A number of seconds, such as ${usual / 1000}.` : undefined}
    />
  );
}
