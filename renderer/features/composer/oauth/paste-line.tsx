import { useState } from 'react';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/text-field';
import styles from './oauth.module.css';

interface Props {
  readonly tabId: string;
  readonly callback: string;
}

/** Takes the address that the browser ended at, where only the user can bring it. */
export function PasteLine({ tabId, callback }: Props) {
  const paste = useApp((state) => state.pasteAddress);
  const [text, setText] = useState('');
  const hand = () => {
    paste(tabId, text);
    setText('');
  };
  return (
    <form
      className={styles.paste}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') hand();
      }}
    >
      <TextField
        label="The whole address that the browser ended at"
        mono
        value={text}
        onChange={setText}
        placeholder={`${callback}?code=…`}
        hint="It is used once, and kept nowhere."
      />
      <Button type="submit" isDisabled={text.trim() === ''}>
        Go on
      </Button>
    </form>
  );
}
