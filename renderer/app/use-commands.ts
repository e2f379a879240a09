import { useEffect, useMemo } from 'react';
import type { Settings } from '#shared/model/settings';
import { useCapability } from '../host/use-capability';
import { useApp, useAppStore, useHost } from '../state/use-app';
import type { Command, CommandContext } from './command';
import { commands } from './commands';
import { isShortcut } from './shortcuts';
import type { Description } from './app';

/** A command as this host and this platform have it. */
export interface BoundCommand extends Pick<Command, 'id' | 'title' | 'group'> {
  readonly shortcut: string | undefined;
  /** What it is where nobody chose another. */
  readonly usualShortcut: string | undefined;
  readonly isAvailable: () => boolean;
  readonly run: () => void;
}

export type Commands = readonly BoundCommand[];

interface Options {
  readonly openPalette: () => void;
  readonly platform: Description['platform'];
}

/** The commands, listened to: by shortcut, and from the desktop's menu. */
export function useCommands({ openPalette, platform }: Options): Commands {
  const store = useAppStore();
  const host = useHost();
  const hasAllShortcuts = useCapability('allShortcuts');
  const chosen = useApp((state) => state.settings.shortcuts);
  const isMac = platform === 'macos' || (platform === 'other' && /mac/i.test(navigator.platform));
  // The palette's opener is new with each render and does the same: what is bound once stays good.
  const bound = useMemo(
    () => commands.map((command) => bind(command, { state: store.getState, openPalette }, { isMac, hasAllShortcuts, chosen })),
    [store, isMac, hasAllShortcuts, chosen], // oxlint-disable-line react/exhaustive-deps
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => answer(event, bound, isMac);
    // Before the editor and the controls, which have uses of their own for some of these keys.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [bound, isMac]);

  useEffect(() => host.listen('app.command', ({ command }) => bound.find(({ id }) => id === command)?.run()), [host, bound]);
  return bound;
}

interface Keys {
  readonly isMac: boolean;
  readonly hasAllShortcuts: boolean;
  readonly chosen: Settings['shortcuts'];
}

function bind(command: Command, context: CommandContext, { isMac, hasAllShortcuts, chosen }: Keys): BoundCommand {
  const own = isMac ? (command.macShortcut ?? command.shortcut) : command.shortcut;
  const usual = hasAllShortcuts ? own : (command.webShortcut ?? own);
  const choice = chosen[command.id];
  const isAvailable = () => command.when?.(context.state()) ?? true;
  return {
    id: command.id,
    title: command.title,
    group: command.group,
    shortcut: choice === undefined ? usual : (choice ?? undefined),
    usualShortcut: usual,
    isAvailable,
    run: () => {
      if (isAvailable()) command.run(context);
    },
  };
}

function answer(event: KeyboardEvent, bound: Commands, isMac: boolean): void {
  // A key that composes a character, or types one with AltGr, is no shortcut.
  if (event.isComposing || event.keyCode === 229 || event.getModifierState('AltGraph')) return;
  const command = bound.find(({ shortcut }) => shortcut !== undefined && isShortcut(event, shortcut, isMac));
  if (!command?.shortcut || isBehindDialog(command) || isKept(event.target, command.shortcut)) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat || command.id.startsWith('tab.')) command.run();
}

/** A part of the page may have a use of its own for a shortcut, or for all of them: it says so in `data-keeps`. */
const isKept = (target: EventTarget | null, shortcut: string): boolean =>
  target instanceof Element && target.closest(`[data-keeps~="${shortcut}"], [data-keeps="all"]`) !== null;

/** While a dialog is open, only what has nothing to do with the page behind it works. */
const isBehindDialog = ({ id }: BoundCommand): boolean =>
  !id.startsWith('zoom.') && document.querySelector('[data-modal]') !== null;

/** The shortcut of a command as this host has it, for showing beside its button. */
export const shortcutOf = (bound: Commands, id: string): string | undefined => bound.find((one) => one.id === id)?.shortcut;
