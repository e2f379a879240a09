import { refusedCloseCode, silenceLimitMs, type Hello, type HostMessage } from '#shared/contract/web-messages';

interface Options {
  readonly url: string;
  readonly token: string;
  readonly page: string;
  /** Hears events in order. */
  readonly onEvent: (name: string, payload: unknown) => void;
  /** Called when events were missed for good. Events that come meanwhile wait until it is done. */
  readonly onGap: () => Promise<void>;
  /** `open` is said once everything missed has been told. */
  readonly onState: (state: 'open' | 'lost' | 'refused') => void;
}

type Welcome = Extract<HostMessage, { type: 'welcome' }>;

const firstDelayMs = 150;
const longestDelayMs = 3_000;
const watchEveryMs = 5_000;

/** Keeps one socket to the host open, comes back after every loss, and asks for what it missed. */
export class EventSocket {
  readonly #options: Options;
  readonly #watch: ReturnType<typeof setInterval>;
  readonly #unload = new AbortController();
  #socket: WebSocket | null = null;
  #heard: Hello['since'] = null;
  #lastHeardAt = 0;
  #delayMs = firstDelayMs;
  #timer: ReturnType<typeof setTimeout> | undefined;
  // Messages are worked off one after the other, so that mending a gap holds up what comes behind it.
  #queue = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
    this.#watch = setInterval(() => this.#dropWhenSilent(), watchEveryMs);
    const hurry = () => this.#hurry();
    window.addEventListener('online', hurry, { signal: this.#unload.signal });
    document.addEventListener('visibilitychange', hurry, { signal: this.#unload.signal });
    this.#connect();
  }

  close(): void {
    this.#unload.abort();
    clearTimeout(this.#timer);
    clearInterval(this.#watch);
    const closed = this.#socket;
    this.#socket = null;
    closed?.close();
  }

  #connect(): void {
    clearTimeout(this.#timer);
    const socket = new WebSocket(this.#options.url);
    this.#socket = socket;
    socket.onopen = () => {
      this.#lastHeardAt = Date.now();
      const { token, page } = this.#options;
      const hello: Hello = { type: 'hello', token, page, since: this.#heard };
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = ({ data }) => {
      this.#lastHeardAt = Date.now();
      // Only our own host speaks on this socket: guard.ts has seen to its origin.
      const said = JSON.parse(String(data)) as HostMessage;
      this.#queue = this.#queue.then(() => this.#work(socket, said));
    };
    socket.onclose = ({ code }) => {
      if (socket !== this.#socket) return;
      if (code === refusedCloseCode) this.#refused();
      else this.#lose();
    };
  }

  async #work(from: WebSocket, said: HostMessage): Promise<void> {
    if (from !== this.#socket) return;
    if (said.type === 'welcome') return this.#welcome(from, said);
    if (said.type !== 'event' || this.#heard === null || said.seq <= this.#heard.seq) return;
    this.#heard = { run: this.#heard.run, seq: said.seq };
    this.#options.onEvent(said.name, said.payload);
  }

  async #welcome(from: WebSocket, { run, seq, caughtUp }: Welcome): Promise<void> {
    this.#delayMs = firstDelayMs;
    if (!caughtUp && this.#heard !== null) await this.#options.onGap();
    // Lost again while mending: the next welcome must find us as far back as we were.
    if (from !== this.#socket) return;
    if (!caughtUp) this.#heard = { run, seq };
    this.#options.onState('open');
  }

  #lose(): void {
    this.#socket = null;
    this.#options.onState('lost');
    this.#timer = setTimeout(() => this.#connect(), this.#delayMs);
    this.#delayMs = Math.min(this.#delayMs * 2, longestDelayMs);
  }

  #refused(): void {
    this.close();
    this.#options.onState('refused');
  }

  /** A sleeping machine and a dead connection look alike: nothing is heard. */
  #dropWhenSilent(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN || Date.now() - this.#lastHeardAt < silenceLimitMs) return;
    const dropped = this.#socket;
    this.#lose();
    dropped.close();
  }

  /** A page that is looked at again does not wait for its timer. */
  #hurry(): void {
    if (this.#socket === null && document.visibilityState === 'visible') this.#connect();
  }
}
