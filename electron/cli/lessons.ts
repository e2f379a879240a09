import { join } from 'node:path';
import type { Command } from 'commander';
import { lessonNamed, lessons } from '#shared/lessons/lessons';
import type { Lesson } from '#shared/lessons/lesson';
import { lastLesson, noProgress } from '#shared/model/lesson-progress';
import { readLessonProgress } from '../storage/lesson-progress-file';
import { dataFolder } from '../storage/data-folder';
import type { CommandPlace } from './command';
import { type Environment, note } from './environment';
import { type ExitCode, exitCodes } from './exit-codes';
import { checkLessons } from './check-lessons';
import { lessonList, lessonText } from './lesson-text';

/** Adds `cairn lessons`, with `show` and `check`. */
export function addLessons({ program, environment, finish }: CommandPlace): void {
  const command = program
    .command('lessons')
    .description('Read the lessons, and check what they say against the practice server.')
    .action(async () => finish(await list(environment)));
  command
    .command('show')
    .description('Print a lesson as text.')
    .argument('<id>', 'the lesson, as the list names it')
    .action((id: string, _flags: unknown, at: Command) => finish(show(id, at, environment)));
  command
    .command('check')
    .description('Send every request of a lesson, or of all, and say which probes pass. Leaves with 1 when one does not.')
    .argument('[id]', 'the lesson; all of them when left out')
    .option('--url <origin>', 'a practice server that runs already, left as it is then found; one of its own when left out')
    .action(async (id: string | undefined, flags: { url?: string }, at: Command) => {
      const wanted = id === undefined ? lessons : [named(id, at)];
      finish(await checkLessons(wanted, flags.url ?? null, environment));
    });
}

async function list(environment: Environment): Promise<ExitCode> {
  const progress = await readLessonProgress(join(dataFolder({ ...environment.env }), 'lessons.json'));
  environment.stdout.write(lessonList(progress.ok ? progress.value : noProgress, environment));
  const last = progress.ok ? lastLesson(progress.value) : null;
  note(environment, `cairn lessons show ${last ?? lessons[0]?.id} prints one; cairn lessons check tries it.`);
  return exitCodes.fine;
}

function show(id: string, command: Command, environment: Environment): ExitCode {
  environment.stdout.write(lessonText(named(id, command), environment));
  return exitCodes.fine;
}

function named(id: string, command: Command): Lesson {
  const lesson = lessonNamed(id);
  if (lesson) return lesson;
  const near = lessons.filter((each) => each.id.includes(id) || each.title.toLowerCase().includes(id.toLowerCase()));
  const hint = near.length > 0 ? ` Did you mean ${near.map((each) => each.id).join(', ')}?` : ' cairn lessons lists them.';
  return command.error(`There is no lesson called ${id}.${hint}`);
}
