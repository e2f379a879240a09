import type { HandlersOf } from '#shared/contract/types';
import { exampleMediaType, exampleBytes } from '#shared/model/example-body';
import { largestExamples, mostExamples, type Example, type ExampleItem } from '#shared/model/example';
import type { RequestPlace } from '#shared/model/collection';
import { fail, ok, type Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import { changeExamples, openExamples, type ChangedFile, type OpenExamples } from '../storage/collection/request-examples.ts';
import type { ExampleChange } from '../storage/opencollection/example-places.ts';
import { isRequestPath } from '../storage/collection/request-place.ts';
import { decodeText } from '../storage/yaml/text-shape.ts';
import { writeBoth } from '../storage/collection/save-request.ts';
import { type ChangeInPlace, noRequest } from './change-in-place';
import { exampleEvents, exampleDraft } from './example-events';
import { exampleOfExchange } from './example-of-exchange';
import type { ExchangeService } from './exchange-service';
import { keepBody } from './reopen-archived';

interface Parts {
  readonly inPlace: ChangeInPlace;
  readonly bodies: BodyStore;
  readonly exchanges: Pick<ExchangeService, 'handlers' | 'hold'>;
}

interface Deleted {
  readonly place: RequestPlace;
  readonly at: number;
  readonly example: Example;
  /** The files with it, and the revision that they have without. */
  readonly opened: OpenExamples;
  readonly revision: string;
}

/** So many can be brought back. */
const mostDeleted = 20;

/** The answers that saved requests are kept with: listed, looked at, kept, renamed, deleted and brought back. */
export function createExampleService({ inPlace, bodies, exchanges }: Parts): HandlersOf<'examples'> {
  const deleted = new Map<string, Deleted>();

  async function read({ root, path }: RequestPlace, revision: string | null): Promise<Result<OpenExamples>> {
    const place = isRequestPath(path) ? await inPlace.placeIn(root, path) : noRequest(path);
    return place.ok ? openExamples(root, path, revision) : place;
  }

  /** Opens the file of a request as it was listed, and changes its examples. */
  const change = (place: RequestPlace & { readonly revision: string }, what: ExampleChange) =>
    inPlace.changeRequest(place.root, place.path, async () => {
      const opened = await openExamples(place.root, place.path, place.revision);
      if (!opened.ok) return opened;
      const written = await changeExamples(place.root, place.path, opened.value, what);
      return written.ok ? ok({ ...written.value, opened: opened.value }) : written;
    });

  return {
    async 'examples.list'(place) {
      const opened = await read(place, null);
      if (!opened.ok) return opened;
      return ok({ examples: opened.value.examples.map(itemOf), revision: opened.value.content.revision });
    },
    async 'examples.open'({ root, path, at, revision }, { windowId }) {
      const opened = await read({ root, path }, revision);
      if (!opened.ok) return opened;
      const example = opened.value.examples[at];
      if (!example) return fail({ kind: 'notFound', what: `example ${at + 1} of ${path}` });
      const draft = exampleDraft(example, opened.value.saved.draft);
      const bodyId = example.body === null ? null : await keepBody(exampleBytes(example.body), bodies);
      const exchangeId = crypto.randomUUID();
      await exchanges.hold(windowId, draft, exampleEvents(exchangeId, example, { draft, bodyId }));
      return ok({ exchangeId, name: example.name });
    },
    async 'examples.keep'({ root, path, exchangeId, name, withSecrets }, caller) {
      const made = await exampleOfExchange({ path, exchangeId, name, withSecrets }, { bodies, exchanges, caller });
      if (!made.ok) return made;
      return inPlace.changeRequest(root, path, () => addExample({ root, path }, made.value));
    },
    async 'examples.rename'({ name, at, ...place }) {
      return map(await change(place, { step: 'rename', at, name }), fileOf);
    },
    async 'examples.delete'({ at, ...place }) {
      const done = await change(place, { step: 'remove', at });
      if (!done.ok) return done;
      const { opened, ...file } = done.value;
      const example = opened.examples[at];
      const undoId = crypto.randomUUID();
      if (example) deleted.set(undoId, { place, at, example, opened, revision: file.revision });
      for (const id of [...deleted.keys()].slice(0, -mostDeleted)) deleted.delete(id);
      return ok({ ...file, undoId });
    },
    async 'examples.restore'({ undoId }) {
      const gone = deleted.get(undoId);
      if (!gone) return fail({ kind: 'notFound', what: 'this example any more' });
      const restored = await inPlace.changeRequest(gone.place.root, gone.place.path, () => restore(gone));
      if (restored.ok) deleted.delete(undoId);
      return restored;
    },
  };
}

const fileOf = ({ before, revision }: ChangedFile): ChangedFile => ({ before, revision });

function itemOf(example: Example, at: number): ExampleItem {
  const { name, description, status, reason, body } = example;
  return {
    at,
    name,
    description,
    status,
    reason,
    mediaType: exampleMediaType(example).replace(/;.*$/s, '').trim(),
    bodyBytes: body === null ? null : exampleBytes(body).length,
  };
}

type Made = { readonly example: Example; readonly hidden: boolean };

/** Behind those that are there, under a name that none of them has. */
async function addExample({ root, path }: RequestPlace, { example, hidden }: Made) {
  const opened = await openExamples(root, path, null);
  if (!opened.ok) return opened;
  const { examples } = opened.value;
  const total = [example, ...examples].reduce((sum, { body }) => sum + (body?.data.length ?? 0), 0);
  const refuse = (reason: string) => fail<never>({ kind: 'fileFailed', path, reason });
  if (examples.length >= mostExamples) return refuse(`a request has ${mostExamples} examples at most`);
  if (total > largestExamples) return refuse(`the examples of a request are ${largestExamples / 1024 ** 2} MiB at most`);
  const name = freeName(example.name, new Set(examples.map((one) => one.name)));
  const change = { step: 'insert', at: examples.length, example: { ...example, name } } as const;
  return map(await changeExamples(root, path, opened.value, change), (file) => ({ ...file, name, hidden }));
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted} ${number}`;
  return name;
}

/** Where nothing else has changed its files are what they were, byte for byte; else the example stands in its place again. */
async function restore({ place: { root, path }, at, example, opened, revision }: Deleted): Promise<Result<ChangedFile>> {
  const now = await openExamples(root, path, null);
  if (!now.ok) return now;
  const { content } = now.value;
  const text = content.revision === revision ? decodeText(opened.content.bytes) : null;
  if (text === null) return changeExamples(root, path, now.value, { step: 'insert', at, example });
  const written = await writeBoth(root, path, { text, side: opened.content.side }, content);
  return written.ok ? ok({ before: revision, revision: opened.content.revision }) : written;
}

const map = <T, U>(result: Result<T>, to: (value: T) => U): Result<U> => (result.ok ? ok(to(result.value)) : result);
