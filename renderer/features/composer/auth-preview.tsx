import type { Auth } from '#shared/model/auth';
import { useState } from 'react';
import { Button } from '../../ui/button';
import styles from './auth-preview.module.css';
import { FormLine } from './form-line';
import { previewAuth } from './preview-auth';

/** What this auth adds to the request, letter by letter; the secret only when asked for. */
export function AuthPreview({ auth }: { readonly auth: Auth }) {
  const [isShown, setIsShown] = useState(false);
  const addition = previewAuth(auth);
  if (!addition) return null;
  return (
    <FormLine label="Adds" hint={addition.place === 'query' ? 'to the query of the address' : 'to the head of the request'}>
      <div className={styles.line}>
        <code className={styles.text} aria-label="What is added to the request">
          {addition.before}
          {isShown ? addition.secret : '•'.repeat(addition.secret === '' ? 0 : 8)}
        </code>
        {addition.secret !== '' && (
          <Button size="small" variant="quiet" onPress={() => setIsShown(!isShown)}>
            {isShown ? 'Hide' : 'Show'}
          </Button>
        )}
      </div>
    </FormLine>
  );
}
