import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../../ui/icon-button';

interface Props {
  readonly label: string;
  readonly text: string;
}

/** Puts a text on the clipboard, and shows for a moment that it is there. */
export function CopyButton({ label, text }: Props) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return <IconButton label={isCopied ? 'Copied' : label} icon={isCopied ? Check : Copy} size="small" onPress={copy} />;
}
