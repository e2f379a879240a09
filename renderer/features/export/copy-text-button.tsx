import { useEffect, useState } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { Button } from '../../ui/button';

interface Props {
  readonly text: string;
  readonly isDisabled: boolean;
}

/** Puts a text on the clipboard, and says for a moment that it is there. */
export function CopyTextButton({ text, isDisabled }: Props) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), 2000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('The clipboard is closed to this page'),
    );
  return (
    <>
      <Button variant="main" onPress={copy} isDisabled={isDisabled} takesFocus>
        {said === '' ? 'Copy' : said}
      </Button>
      <VisuallyHidden>
        <output>{said}</output>
      </VisuallyHidden>
    </>
  );
}
