import { useState } from 'react';
import { pacSettingOf, proxyModeOf, type ProxyMode, typedPac } from '#shared/http/proxy-setting';
import { checkKeptProxy } from '#shared/model/check-connection';
import { SelectField } from '../../ui/select-field';
import { VariableTextField } from '../../ui/variable-field/variable-text-field';
import { BesideFile } from './beside-file';
import styles from './options-part.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const modes: readonly { readonly value: ProxyMode; readonly label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'environment', label: 'Environment' },
  { value: 'system', label: 'System' },
  { value: 'pac', label: 'PAC file' },
  { value: 'own', label: 'Address' },
];

/** What each way means, in a sentence. */
const meanings: Readonly<Record<ProxyMode, string>> = {
  none: 'Straight to the server.',
  environment: 'As HTTPS_PROXY, http_proxy, ALL_PROXY and NO_PROXY say.',
  system: 'As this system’s settings say; without such, as the environment says.',
  pac: 'A script that names the way for each address. It learns the host, and the path only without TLS.',
  own: 'Through this proxy: http, https, socks4, socks4a, socks5 or socks5h.',
};

/** What an option holds for each way that needs no address. */
const plainSettings: Readonly<Partial<Record<ProxyMode, string>>> = { none: '', environment: 'env', system: 'system' };

/** Whom one asks for the way to a server, and where that is. */
export function ProxyControl({ label, value, onChange }: Props) {
  // A way that still lacks its address is nobody's yet.
  const [wanted, setWanted] = useState<ProxyMode | null>(null);
  const mode = wanted ?? proxyModeOf(value);
  const choose = (next: ProxyMode) => {
    const plain = plainSettings[next];
    setWanted(plain === undefined ? next : null);
    if (plain !== undefined) onChange(plain);
  };
  const take = (setting: string) => {
    setWanted(null);
    onChange(setting);
  };
  return (
    <div className={styles.proxy}>
      <SelectField label={label} hideLabel value={mode} options={modes} onChange={choose} />
      {(mode === 'pac' || mode === 'own') && (
        <PlaceField key={mode} mode={mode} held={mode === proxyModeOf(value) ? value : ''} onTake={take} />
      )}
      <p className={styles.meaning}>
        {wanted === null ? meanings[mode] : `Not in use without an address. Until then: ${meanings[proxyModeOf(value)]}`}
      </p>
    </div>
  );
}

const fields = {
  pac: { label: 'Path or address of the PAC file', placeholder: '/etc/proxy.pac or https://wpad.test/proxy.pac' },
  own: { label: 'Address of the proxy', placeholder: 'http://proxy.test:3128' },
} as const;

interface PlaceProps {
  readonly mode: 'pac' | 'own';
  /** The setting as it is kept; empty for none. */
  readonly held: string;
  readonly onTake: (setting: string) => void;
}

/** Where the PAC file or the proxy is. What is refused stays in the field and is not taken. */
function PlaceField({ mode, held, onTake }: PlaceProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    const isTaken = problemIn(text, mode) === null;
    setTyped(isTaken ? null : text);
    if (isTaken) onTake(mode === 'pac' ? pacSettingOf(text) : text);
  };
  const field = (
    <VariableTextField
      {...fields[mode]}
      value={typed ?? (mode === 'pac' ? typedPac(held) : held)}
      onChange={type}
      onBlur={() => setTyped((text) => (text === null || text.trim() === '' ? null : text))}
      error={typed === null || typed === '' ? undefined : refusal(typed, mode, held)}
    />
  );
  return mode === 'pac' ? (
    <BesideFile purpose="PAC file" onChoose={type}>
      {field}
    </BesideFile>
  ) : (
    field
  );
}

/** Why a text is not taken, and what is used instead of it. */
function refusal(typed: string, mode: PlaceProps['mode'], held: string): string | undefined {
  const problem = problemIn(typed, mode);
  if (problem === null) return undefined;
  return held === '' ? problem : `${problem} Until then ${mode === 'pac' ? typedPac(held) : held} is used.`;
}

/** A setting in a word or two. */
export function proxyWord(value: string): string {
  const mode = proxyModeOf(value);
  if (mode === 'pac') return `PAC file ${typedPac(value)}`;
  return mode === 'own' ? value : (modes.find((one) => one.value === mode)?.label.toLowerCase() ?? value);
}

/** Why a text cannot be taken, as a sentence; null when it can. */
function problemIn(text: string, mode: ProxyMode): string | null {
  if (text.trim() === '') return 'It is empty.';
  const isWhole = /^(?:[a-z]+:|\/|[A-Za-z]:[\\/]|pac\+|\{\{)/i.test(text.trim());
  if (mode === 'pac' && !isWhole) return 'Write a whole path, or an address of http, https or data.';
  if (mode === 'own' && proxyModeOf(text) !== 'own') return 'Choose this way above.';
  return checkKeptProxy(mode === 'pac' ? pacSettingOf(text) : text);
}
