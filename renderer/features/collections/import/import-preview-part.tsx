import { Folder } from 'lucide-react';
import type { Ask, Loss, Permission } from '#shared/interop/import-notes';
import type { ImportPreview } from '#shared/model/import-preview';
import { Checkbox } from '../../../ui/checkbox';
import { MethodLabel } from '../../../ui/method-label';
import { Segments } from '../../../ui/segments';
import styles from './import.module.css';

interface QuestionProps {
  readonly preview: ImportPreview;
  readonly allowed: readonly Permission[];
  readonly onAllow: (allowed: Permission[]) => void;
  readonly secrets: 'vault' | 'leaveOut';
  readonly onSecrets: (secrets: 'vault' | 'leaveOut') => void;
}

/** What an import asks for: switches that stay as they are, and what becomes of secrets. */
export function ImportQuestions({ preview, allowed, onAllow, secrets, onSecrets }: QuestionProps) {
  if (preview.asks.length === 0 && preview.secrets.length === 0) return null;
  return (
    <div className={styles.questions}>
      {preview.asks.length > 0 && <Asks asks={preview.asks} allowed={allowed} onAllow={onAllow} />}
      {preview.secrets.length > 0 && <Secrets preview={preview} secrets={secrets} onSecrets={onSecrets} />}
    </div>
  );
}

/** What an import would make, and what it leaves out. */
export function ImportPreviewPart({ preview }: { readonly preview: ImportPreview }) {
  return (
    <>
      <p className={styles.sum}>
        <strong>{preview.formats.join(', ')}</strong>
        <span>{countsOf(preview)}</span>
      </p>
      <div className={styles.halves}>
        <section aria-label="What it makes" className={styles.half}>
          <h3 className={styles.heading}>What it makes</h3>
          <Tree preview={preview} />
        </section>
        <section aria-label="What is not carried over" className={styles.half}>
          <h3 className={styles.heading}>
            Not carried over <span className={styles.count}>{preview.losses.length}</span>
          </h3>
          <Losses losses={preview.losses} />
        </section>
      </div>
    </>
  );
}

const count = (number: number, noun: string): string => `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;

const countsOf = ({ requests, folders, examples, environments }: ImportPreview): string =>
  [
    count(requests, 'request'),
    folders > 0 ? count(folders, 'folder') : '',
    examples > 0 ? count(examples, 'example') : '',
    environments.length > 0 ? count(environments.length, 'environment') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');

/** A plain list: it is read, not used. */
function Tree({ preview }: { readonly preview: ImportPreview }) {
  const more = preview.requests + preview.folders - preview.items.length;
  return (
    // It scrolls, so that the keyboard has to reach it.
    <ul className={styles.list} tabIndex={0} aria-label="Requests, folders and environments">
      {preview.items.map((item, index) => (
        <li key={index} className={styles.row} style={{ paddingInlineStart: 8 + item.depth * 16 }}>
          {item.kind === 'folder' ? (
            <Folder size={14} strokeWidth={1.5} aria-label="Folder" />
          ) : (
            <span className={styles.method}>
              <MethodLabel method={item.method} inColumn />
            </span>
          )}
          <bdi className={styles.name}>{item.name}</bdi>
          {item.url !== item.name && <bdi className={styles.url}>{item.url}</bdi>}
        </li>
      ))}
      {more > 0 && <li className={styles.row}>and {more.toLocaleString('en-GB')} more</li>}
      {preview.environments.map(({ name, variables }, index) => (
        <li key={`environment ${index}`} className={styles.row}>
          <span className={styles.kind}>environment</span>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.url}>{count(variables, 'variable')}</span>
        </li>
      ))}
    </ul>
  );
}

function Losses({ losses }: { readonly losses: readonly Loss[] }) {
  if (losses.length === 0) return <p className={styles.none}>Nothing: all that it says has a place.</p>;
  return (
    <ul className={styles.list} tabIndex={0} aria-label="What is left out, with the reason">
      {losses.map(({ item, what, why }, index) => (
        <li key={index} className={styles.loss}>
          <bdi className={styles.name}>{item}</bdi>
          <span>
            {what}: {why}
          </span>
        </li>
      ))}
    </ul>
  );
}

const questions: { readonly [P in Permission]: (places: number) => string } = {
  tls: (places) => `Do not check the certificate in ${count(places, 'request')}`,
  files: (places) => `Send files of this machine in ${count(places, 'request')}`,
  proxy: (places) => `Go another way, by a proxy or to another address, in ${count(places, 'request')}`,
  redirects: (places) => `Carry credentials to other hosts on a redirect in ${count(places, 'request')}`,
};

function Asks({ asks, allowed, onAllow }: { readonly asks: readonly Ask[] } & Pick<QuestionProps, 'allowed' | 'onAllow'>) {
  const kinds = (['tls', 'files', 'proxy', 'redirects'] as const).filter((kind) => asks.some((ask) => ask.kind === kind));
  return (
    <section aria-label="What it asks for" className={styles.asks}>
      <h3 className={styles.heading}>It asks for this, and does not get it unless you say so</h3>
      {kinds.map((kind) => {
        const places = asks.filter((ask) => ask.kind === kind);
        return (
          <div key={kind}>
            <Checkbox
              label={questions[kind](new Set(places.map(({ item }) => item)).size)}
              isSelected={allowed.includes(kind)}
              onChange={(isOn) => onAllow(isOn ? [...allowed, kind] : allowed.filter((one) => one !== kind))}
            />
            <p className={styles.places}>{wordsOf(places)}</p>
          </div>
        );
      })}
    </section>
  );
}

const wordsOf = (places: readonly Ask[]): string => {
  const first = places.slice(0, 3).map(({ item, what }) => `${item} ${what}`);
  return first.join('; ') + (places.length > first.length ? `; and ${places.length - first.length} more` : '');
};

function Secrets({ preview, secrets, onSecrets }: Pick<QuestionProps, 'preview' | 'secrets' | 'onSecrets'>) {
  const names = [...new Set(preview.secrets.map(({ what }) => what))];
  return (
    <section aria-label="Secrets" className={styles.asks}>
      <h3 className={styles.heading}>{count(preview.secrets.length, 'secret')}: files never have them, they name them</h3>
      <div className={styles.secrets}>
        <Segments
          label="What becomes of secrets"
          value={secrets}
          options={[
            { value: 'vault', label: 'Into the vault' },
            { value: 'leaveOut', label: 'Leave them out' },
          ]}
          onChange={onSecrets}
        />
        <span className={styles.places}>
          {names.slice(0, 6).join(', ')}
          {names.length > 6 && ` and ${names.length - 6} more`}
        </span>
      </div>
    </section>
  );
}
