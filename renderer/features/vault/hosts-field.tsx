import { useId, useState } from 'react';
import { useApp } from '../../state/use-app';
import { ComboField } from '../../ui/combo-field';
import { completed, completionsOf, knownHosts } from './known-hosts';
import styles from './vault.module.css';

interface Props {
  readonly hosts: string;
  readonly onChange: (hosts: string) => void;
}

/** The hosts that a secret may be sent to, completed from those that requests go to. */
export function HostsField({ hosts, onChange }: Props) {
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const choose = (text: string) => {
    setChosen(text);
    onChange(text);
  };
  const type = (text: string) => {
    if (text !== chosen) setChosen(null);
    onChange(text);
  };
  const tabs = useApp((state) => state.tabs);
  const collections = useApp((state) => state.collections);
  const secrets = useApp((state) => state.secrets);
  const options = completionsOf(hosts, knownHosts({ tabs, collections, secrets })).map((host) => completed(hosts, host));
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        Only for these hosts
      </label>
      <ComboField
        id={id}
        label="Only for these hosts"
        describedBy={`${id}-hint`}
        text={hosts}
        onType={type}
        options={options.map((text) => ({ id: text, label: text }))}
        chosen={chosen}
        onChoose={choose}
        takesAny
        isAddedTo
        mono
        placeholder="any host"
        emptyWords=""
      />
      <p id={`${id}-hint`} className={styles.hint}>
        api.example.org *.example.org: it is sent to no other host, not after a redirect and not to a token address either.
      </p>
    </div>
  );
}
