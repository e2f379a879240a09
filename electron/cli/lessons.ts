import type { Command } from 'commander';
import type { CommandPlace } from './command';

/** Adds `cairn lessons`, with `show` and `check`. The lessons themselves are loaded when they are asked for. */
export function addLessons({ program, environment, finish }: CommandPlace): void {
  const load = () => import('./lesson-commands');
  const command = program
    .command('lessons')
    .description('Read the lessons, and check what they say against the practice server.')
    .action(async () => finish(await (await load()).listLessons(environment)));
  command
    .command('show')
    .description('Print a lesson as text, or a track with what you have done in it.')
    .argument('<id>', 'the lesson or the track, as the list names it')
    .action(async (id: string, _flags: unknown, at: Command) => finish(await (await load()).showLesson(id, at, environment)));
  command
    .command('check')
    .description('Send every request of a lesson, or of all, and say which probes pass. Leaves with 1 when one does not.')
    .argument('[id]', 'the lesson; all of them when left out')
    .option('--url <origin>', 'a practice server that runs already; one of its own when left out')
    .action(async (id: string | undefined, flags: { url?: string }, at: Command) =>
      finish(await (await load()).checkNamed({ id, url: flags.url ?? null, command: at, environment })),
    );
}
