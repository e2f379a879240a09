import { useState } from 'react';
import type { Settings } from '#shared/model/settings';
import { useApp } from '../../state/use-app';
import { Switch } from '../../ui/switch';
import { TextField } from '../../ui/text-field';

type Rules = Settings['history'];
type Amount = 'days' | 'megabytes' | 'bodyKilobytes';

const amounts: readonly { readonly name: Amount; readonly label: string; readonly least: number; readonly most: number }[] = [
  { name: 'days', label: 'Keep it for so many days', least: 1, most: 36_500 },
  { name: 'megabytes', label: 'Keep no more than so many MB', least: 1, most: 1_000_000 },
  { name: 'bodyKilobytes', label: 'Leave out bodies above so many KB', least: 0, most: 1_000_000 },
];

/** What of the things that are sent is written down, and for how long. What is pinned stays. */
export function HistorySettings() {
  const rules = useApp((state) => state.settings.history);
  const change = useApp((state) => state.changeSettings);
  const put = (some: Partial<Rules>) => void change({ history: { ...rules, ...some } });
  return (
    <>
      <Switch isSelected={rules.isKept} onChange={(isKept) => put({ isKept })}>
        Keep what is sent and what comes back
      </Switch>
      {amounts.map(({ name, label, least, most }) => (
        <AmountField
          key={name}
          label={label}
          value={rules[name]}
          range={[least, most]}
          onChange={(value) => put({ [name]: value })}
        />
      ))}
      <Switch isSelected={rules.keepSecrets} isDisabled={!rules.isKept} onChange={(keepSecrets) => put({ keepSecrets })}>
        Also write down passwords, tokens and cookies, readable in the file
      </Switch>
    </>
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: number;
  readonly range: readonly [least: number, most: number];
  readonly onChange: (value: number) => void;
}

/** A whole number. What is half typed stays in the field and is not taken. */
function AmountField({ label, value, range: [least, most], onChange }: AmountProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isGood = (text: string) => /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
  const take = (text: string) => {
    setTyped(text);
    if (isGood(text)) onChange(Number(text));
  };
  const isWrong = typed !== null && !isGood(typed);
  return (
    <TextField
      label={label}
      mono
      value={typed ?? String(value)}
      onChange={take}
      onBlur={() => setTyped(null)}
      error={isWrong ? `A whole number from ${least} to ${most.toLocaleString('en-GB')}.` : undefined}
    />
  );
}
