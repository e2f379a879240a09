import type { BodyFacts, BodyHits } from '#shared/model/body-window';
import { longestYaml, type MarkupRows } from '#shared/model/body-markup';
import { fail, ok, type Result } from '#shared/result';
import type { BodyQuestion, BodyQuestions } from './body-questions.ts';
import { wholeIdOf } from './body-slice.ts';
import type { BodyStore, StoredBody } from './body-store.ts';
import { BodyStoreError } from './body-store-error.ts';
import { BodyWorker, WorkerStopped } from './body-worker.ts';
import { charsetBytes, charsetToShow, describeCharset } from './charsets.ts';
import { markedType } from './media-type-of.ts';
import { longestPage } from './pages/read-body-page.ts';
import { ReadAhead } from './read-ahead.ts';
import { sniff, sniffBytes } from './sniff.ts';

const mostTextBytes = 8 * 1024 * 1024;
/** A regular expression can be such that no computer finishes it. */
const longestSearchMs = 5_000;

const largeBytes = 1024 * 1024;
const bodyNotFound = { kind: 'notFound', what: 'this body' } as const;

type Ask<Q extends BodyQuestion> = BodyQuestions[Q]['ask'];
type Answer<Q extends BodyQuestion> = BodyQuestions[Q]['answer'];

/** Reads and searches the bodies of a store; large work is done in two threads, so that scrolling never waits for a search. */
export class BodyDesk {
  readonly #bodies: BodyStore;
  readonly #longestSearchMs: number;
  readonly #reader = new BodyWorker();
  readonly #searcher = new BodyWorker();
  readonly #ahead = new ReadAhead(this.#reader);
  /** The charsets that heads or users have named. */
  readonly #charsets = new Map<string, string>();

  constructor(bodies: BodyStore, options: { readonly longestSearchMs?: number } = {}) {
    this.#bodies = bodies;
    this.#longestSearchMs = options.longestSearchMs ?? longestSearchMs;
    bodies.watch({
      created: () => this.#reader.warmUp(),
      arrived: (body) => this.#note(body),
      released: (id) => this.#release(id),
      closing: async () => void (await Promise.all([this.#reader.stop(), this.#searcher.stop()])),
    });
  }

  /** A charset given is remembered for the calls that name none. */
  describe(bodyId: string, charset: string | null): Promise<Result<BodyFacts>> {
    return this.#within(bodyId, charset, async (body) => {
      const { bytes, complete } = body;
      const first = await body.read(0, sniffBytes);
      return ok({
        bodyId,
        bytes,
        complete,
        looksLike: sniff(first, charset),
        bytesSay: markedType(first),
        charset: describeCharset(first, charset, complete && bytes === first.length),
      });
    });
  }

  /** As `ask`, with a charset that is remembered where one is given. */
  readBy<Q extends BodyQuestion>(bodyId: string, charset: string | null, question: Q, ask: Ask<Q>): Promise<Result<Answer<Q>>> {
    return this.#within(bodyId, charset, async (body) => ok(await this.#ask(body, question, ask)));
  }

  ask<Q extends BodyQuestion>(bodyId: string, question: Q, ask: Ask<Q>): Promise<Result<Answer<Q>>> {
    return this.#within(bodyId, null, async (body) => ok(await this.#ask(body, question, ask)));
  }

  readText(bodyId: string, charset: string | null): Promise<Result<{ text: string; charset: string }>> {
    return this.#within(bodyId, null, async (body) => {
      if (body.bytes > mostTextBytes) return fail({ kind: 'limitExceeded', limit: 'bodyBytes', allowed: mostTextBytes });
      const all = await body.read(0, body.bytes);
      const { name, markBytes } = charsetToShow(all.subarray(0, charsetBytes), charset);
      return ok({ text: new TextDecoder(name, { ignoreBOM: true }).decode(all.subarray(markBytes)), charset: name });
    });
  }

  readPage(bodyId: string, charset: string | null, ask: Ask<'readPage'>): Promise<Result<Answer<'readPage'>>> {
    return this.#within(bodyId, charset, async (body) => {
      if (body.bytes > longestPage) return fail({ kind: 'limitExceeded', limit: 'bodyBytes', allowed: longestPage });
      // Not where the tree is made: whoever looks at that does not wait for this.
      return ok(await this.#searcher.ask(body, this.#charsets.get(body.id) ?? null, 'readPage', ask));
    });
  }

  readMarkup(bodyId: string, charset: string | null, ask: Ask<'readMarkup'>): Promise<Result<MarkupRows>> {
    return this.#within(bodyId, charset, async (body) => {
      const tooLarge = fail({ kind: 'limitExceeded', limit: 'bodyBytes', allowed: longestYaml } as const);
      if (ask.language === 'yaml' && body.bytes > longestYaml) return tooLarge;
      const rows = await this.#ask(body, 'readMarkup', ask);
      return rows ? ok(rows) : tooLarge;
    });
  }

  /** Of YAML all has to be looked at in one go: not where rows are made. */
  checkMarkup(bodyId: string, charset: string | null, ask: Ask<'checkMarkup'>): Promise<Result<Answer<'checkMarkup'>>> {
    return this.#within(bodyId, charset, async (body) => {
      if (ask.language === 'xml') return ok(await this.#ask(body, 'checkMarkup', ask));
      if (body.bytes > longestYaml) return ok({ problem: null, isWhole: false });
      return ok(await this.#searcher.ask(body, this.#charsets.get(body.id) ?? null, 'checkMarkup', ask));
    });
  }

  readDescription(bodyId: string, charset: string | null): Promise<Result<{ json: string | null }>> {
    return this.#within(bodyId, charset, async (body) => {
      if (body.bytes > mostTextBytes) return fail({ kind: 'limitExceeded', limit: 'bodyBytes', allowed: mostTextBytes });
      return ok({ json: await this.#ask(body, 'readDescription', null) });
    });
  }

  /** The same of bytes that are no body. */
  async describeBytes(bytes: Uint8Array): Promise<Result<{ json: string | null }>> {
    const writer = this.#bodies.create();
    try {
      await writer.write(bytes);
      await writer.end();
      return await this.readDescription(writer.id, null);
    } catch (thrown) {
      if (thrown instanceof BodyStoreError) return fail(thrown.failure);
      throw thrown;
    } finally {
      await this.#bodies.release([writer.id]);
    }
  }

  search(bodyId: string, search: Ask<'search'>): Promise<Result<BodyHits>> {
    return this.#within(bodyId, null, async (body) => {
      const found = await this.#searchInTime(body, search);
      if (!found.ok) return found;
      if ('badExpression' in found.value) return fail({ kind: 'rejectedInput', issues: [found.value.badExpression] });
      return ok({
        ...found.value,
        hits: await this.#ask(body, 'placeHits', { hits: found.value.hits, inBytes: search.bytes !== undefined }),
      });
    });
  }

  #note(body: StoredBody): void {
    this.#ahead.note(body);
    // Starting the thread takes as long as reading a page of megabytes: it is there when the last byte is.
    if (body.bytes > largeBytes) this.#searcher.warmUp();
  }

  #ask<Q extends BodyQuestion>(body: StoredBody, question: Q, ask: Ask<Q>): Promise<Answer<Q>> {
    // Whoever looks at a large body may search it next, and should not wait for a thread to start.
    if (body.bytes > largeBytes) this.#searcher.warmUp();
    return this.#reader.ask(body, this.#charsets.get(body.id) ?? null, question, ask);
  }

  /** Ends the search thread when it does not answer in time; the next search starts another. */
  async #searchInTime(body: StoredBody, search: Ask<'search'>): Promise<Result<Answer<'search'>>> {
    const charset = this.#charsets.get(body.id) ?? null;
    // Starting the thread and opening the body are not the expression's doing, and may take long where much else is done.
    await this.#searcher.ask(body, charset, 'placeHits', { hits: [], inBytes: true });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      void this.#searcher.stop();
    }, this.#longestSearchMs);
    try {
      return ok(await this.#searcher.ask(body, charset, 'search', search));
    } catch (thrown) {
      if (isLate) return fail({ kind: 'rejectedInput', issues: ['This expression takes too long on this body.'] });
      throw thrown;
    } finally {
      clearTimeout(timer);
    }
  }

  async #within<T>(bodyId: string, charset: string | null, read: (body: StoredBody) => Promise<Result<T>>): Promise<Result<T>> {
    const body = this.#bodies.get(bodyId);
    if (!body) return fail(bodyNotFound);
    if (charset !== null) this.#charsets.set(bodyId, charset);
    try {
      return await read(body);
    } catch (thrown) {
      if (thrown instanceof BodyStoreError) return fail(thrown.failure);
      // Released while it was being read: its file is gone, and whatever came of that means nothing.
      if (thrown instanceof WorkerStopped || !this.#bodies.get(bodyId)) return fail(bodyNotFound);
      throw thrown;
    }
  }

  #release(bodyId: string): void {
    for (const id of this.#charsets.keys()) if (wholeIdOf(id) === bodyId) this.#charsets.delete(id);
    this.#ahead.forget(bodyId);
    void this.#reader.release(bodyId);
    void this.#searcher.release(bodyId);
  }
}
