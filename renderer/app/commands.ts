import type { Command } from './command';
import { practiceCommands } from './practice-commands';
import { requestCommands } from './request-commands';
import { tabCommands } from './tab-commands';
import { viewCommands } from './view-commands';

/** Every command, in the order the palette shows them. */
export const commands: readonly Command[] = [...requestCommands, ...tabCommands, ...practiceCommands, ...viewCommands];
