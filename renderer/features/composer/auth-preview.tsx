import { authNames, type AuthKind } from '#shared/model/auth';
import type { AuthAddition, AuthPreview as Preview } from '#shared/model/auth-preview';
import { useState } from 'react';
import { Button } from '../../ui/button';
import styles from './auth-preview.module.css';
import { FormLine } from './form-line';
import { inheritsFrom, type Tab } from '../../state/tab';
import { useAuthPreview } from './use-auth-preview';
import { useTab } from './use-tab';

/** What the credentials add to the request, letter by letter, and what happens besides; secrets only when asked for. */
export function AuthPreview({ tabId }: { readonly tabId: string }) {
  const [isShown, setIsShown] = useState(false);
  const preview = useAuthPreview(tabId);
  const tab = useTab(tabId);
  if (preview === null) return null;
  const { additions, says, problem } = preview;
  const hasSecrets = additions.some(({ parts }) => parts.some(({ isSecret }) => isSecret));
  return (
    <>
      {preview.from && <From from={preview.from} />}
      {additions.length > 0 && (
        <FormLine label="Adds" hint={says === '' ? undefined : says}>
          <div className={styles.well}>
            {hasSecrets && (
              <span className={styles.show}>
                <Button size="small" variant="quiet" onPress={() => setIsShown(!isShown)}>
                  {isShown ? 'Hide' : 'Show'}
                </Button>
              </span>
            )}
            <div role="group" aria-label="What is added to the request">
              {additions.map((addition, index) => (
                <AdditionLine key={index} addition={addition} isShown={isShown} />
              ))}
            </div>
          </div>
        </FormLine>
      )}
      {additions.length === 0 && <Words label="When sent" text={problem ?? (says || nothing(preview, tab))} />}
    </>
  );
}

/** Why nothing is added. */
function nothing({ from }: Preview, tab: Tab): string {
  if (from !== null) return 'Cairn has no form for what stands there, so nothing is added.';
  if (tab.draft.auth.kind !== 'inherit') return 'Nothing is added.';
  return inheritsFrom(tab) === null
    ? 'This request is in no collection yet, so there is nothing to inherit.'
    : 'Neither its folders nor its collection say anything, so the request asks as nobody.';
}

function Words({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <FormLine label={label}>
      <p className={styles.words}>{text}</p>
    </FormLine>
  );
}

/** Where inherited credentials come from. */
function From({ from }: { readonly from: NonNullable<Preview['from']> }) {
  const what = authNames[from.authKind as AuthKind] ?? from.authKind;
  const where = from.kind === 'collection' ? 'the collection' : 'the folder';
  const name = from.name || from.path;
  return (
    <FormLine label="From">
      <p className={styles.words}>
        {where} {name !== '' && <bdi className={styles.name}>{name}</bdi>}: {what}
      </p>
    </FormLine>
  );
}

const places: Readonly<Record<AuthAddition['place'], string>> = {
  header: '',
  query: 'in the query: ',
  body: 'in the body: ',
  handshake: '',
};

function AdditionLine({ addition, isShown }: { readonly addition: AuthAddition; readonly isShown: boolean }) {
  const { place, name, parts } = addition;
  return (
    <code className={styles.addition}>
      {places[place] !== '' && <span className={styles.place}>{places[place]}</span>}
      {name !== '' && `${name}: `}
      {parts.map(({ text, isSecret }, index) => (
        <span key={index}>{isSecret && !isShown ? '••••••••' : text}</span>
      ))}
    </code>
  );
}
