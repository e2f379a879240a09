import { lazy, Suspense } from 'react';
import type { Commands } from './use-commands';

const CommandPalette = lazy(async () => ({ default: (await import('../features/palette')).CommandPalette }));

interface Props {
  readonly commands: Commands;
  readonly onClose: () => void;
}

/** The command palette, fetched when it is first wanted. */
export function Palette({ commands, onClose }: Props) {
  return (
    <Suspense fallback={null}>
      <CommandPalette actions={commands.filter((command) => command.isAvailable())} onClose={onClose} />
    </Suspense>
  );
}
