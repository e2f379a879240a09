import { join } from 'node:path';
import type { Command } from 'commander';
import type { Lesson } from '#shared/lessons/lesson';
import { lessonNamed, lessons } from '#shared/lessons/lessons';
import { tracks } from '#shared/lessons/tracks';
import { lastLesson, noProgress, type LessonProgress } from '#shared/model/lesson-progress';
import { dataFolder } from '../storage/data-folder';
import { readLessonProgress } from '../storage/lesson-progress-file';
import { checkLessons } from './check-lessons';
import { type Environment, note } from './environment';
import { type ExitCode, exitCodes } from './exit-codes';
import { lessonList, lessonText, trackText } from './lesson-text';

/** Prints all tracks and lessons, with how far one is. */
export async function listLessons(environment: Environment): Promise<ExitCode> {
  const progress = await readProgress(environment);
  environment.stdout.write(lessonList(progress, environment));
  note(environment, `cairn lessons show ${lastLesson(progress) ?? lessons[0]?.id} prints one, cairn lessons check tries it.`);
  return exitCodes.fine;
}

/** Prints one lesson, or one track. */
export async function showLesson(id: string, command: Command, environment: Environment): Promise<ExitCode> {
  const track = tracks.find((each) => each.id === id);
  const text = track
    ? trackText(track, await readProgress(environment), environment)
    : lessonText(named(id, command), environment);
  environment.stdout.write(text);
  return exitCodes.fine;
}

interface CheckCall {
  /** Undefined means all. */
  readonly id: string | undefined;
  readonly url: string | null;
  readonly command: Command;
  readonly environment: Environment;
}

/** Checks the lesson that is named, or all. */
export const checkNamed = async ({ id, url, command, environment }: CheckCall): Promise<ExitCode> =>
  checkLessons(id === undefined ? lessons : [named(id, command)], url, environment);

async function readProgress(environment: Environment): Promise<LessonProgress> {
  const read = await readLessonProgress(join(dataFolder({ ...environment.env }), 'lessons.json'));
  return read.ok ? read.value : noProgress;
}

function named(id: string, command: Command): Lesson {
  const lesson = lessonNamed(id);
  if (lesson) return lesson;
  const near = lessons.filter((each) => each.id.includes(id) || each.title.toLowerCase().includes(id.toLowerCase()));
  const hint = near.length > 0 ? ` Did you mean ${near.map((each) => each.id).join(', ')}?` : ' cairn lessons lists them.';
  return command.error(`There is no lesson called ${id}.${hint}`);
}
