import { EventEmitter } from 'node:events';

// Stands in for Electron, whose runtime tests do not have: it does nothing and remembers what it was told.

export type Handler = (...args: unknown[]) => unknown;

export class FakeContents extends EventEmitter {
  readonly id: number;
  readonly sent: unknown[][] = [];
  windowOpenHandler: Handler | null = null;
  reloads = 0;

  constructor(id: number) {
    super();
    this.id = id;
  }

  send(...message: unknown[]) {
    this.sent.push(message);
  }

  setWindowOpenHandler(handler: Handler) {
    this.windowOpenHandler = handler;
  }

  reload() {
    this.reloads += 1;
  }
}

export class FakeWindow extends EventEmitter {
  static readonly all: FakeWindow[] = [];
  static getAllWindows = () => FakeWindow.all;
  readonly options: Readonly<Record<string, unknown>>;
  readonly id: number;
  readonly webContents: FakeContents;
  readonly loaded: string[] = [];
  isShown = false;
  isMax = false;
  isMin = false;
  isFocused = false;
  bounds = { x: 10, y: 20, width: 1000, height: 700 };

  constructor(options: Readonly<Record<string, unknown>> = {}) {
    super();
    this.options = options;
    this.id = FakeWindow.all.length + 1;
    this.webContents = new FakeContents(this.id * 10);
    FakeWindow.all.push(this);
  }

  loadURL = async (url: string) => void this.loaded.push(url);
  show = () => (this.isShown = true);
  maximize = () => (this.isMax = true);
  isMaximized = () => this.isMax;
  minimize = () => (this.isMin = true);
  restore = () => (this.isMin = false);
  isMinimized = () => this.isMin;
  focus = () => (this.isFocused = true);
  getNormalBounds = () => this.bounds;
}

class FakeSession extends EventEmitter {
  permissionRequest: Handler | null = null;
  permissionCheck: Handler | null = null;
  devicePermission: Handler | null = null;
  beforeRequest: Handler | null = null;
  spellChecker: boolean | null = null;
  readonly webRequest = { onBeforeRequest: (handler: Handler) => (this.beforeRequest = handler) };
  setPermissionRequestHandler = (handler: Handler) => (this.permissionRequest = handler);
  setPermissionCheckHandler = (handler: Handler) => (this.permissionCheck = handler);
  setDevicePermissionHandler = (handler: Handler) => (this.devicePermission = handler);
  setSpellCheckerEnabled = (enabled: boolean) => (this.spellChecker = enabled);
}

class FakeProtocol {
  readonly handlers = new Map<string, (request: Request) => Promise<Response>>();
  privileged: unknown = null;
  handle = (scheme: string, handler: (request: Request) => Promise<Response>) => void this.handlers.set(scheme, handler);
  registerSchemesAsPrivileged = (schemes: unknown) => (this.privileged = schemes);
}

interface MenuItem {
  readonly label?: string;
  readonly submenu?: readonly MenuItem[];
  readonly click?: (item: unknown, window: unknown) => void;
}

class FakeMenu {
  template: readonly MenuItem[] = [];
  readonly Menu = {
    buildFromTemplate: (template: readonly MenuItem[]) => ({ template }),
    setApplicationMenu: ({ template }: { readonly template: readonly MenuItem[] }) => void (this.template = template),
  };
  choose = (label: string, window: unknown) => {
    const items = this.template.flatMap(({ submenu }) => submenu ?? []);
    items.find((item) => item.label === label)?.click?.({}, window);
  };
}

/** A fresh stand-in, to be given to `vi.mock('electron', …)`. */
export function createFakeElectron() {
  const ipcHandlers = new Map<string, Handler>();
  const exposed: Record<string, unknown> = {};
  const menu = new FakeMenu();
  return {
    app: new EventEmitter(),
    session: { defaultSession: new FakeSession() },
    protocol: new FakeProtocol(),
    ipcHandlers,
    ipcMain: { handle: (channel: string, handler: Handler) => void ipcHandlers.set(channel, handler) },
    ipcRenderer: Object.assign(new EventEmitter(), { invoke: async (..._message: unknown[]): Promise<unknown> => null }),
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => (exposed[name] = api) },
    exposed,
    BrowserWindow: FakeWindow,
    nativeTheme: { shouldUseDarkColors: false },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    shell: { openExternal: async (_url: string) => {} },
    Menu: menu.Menu,
    menu,
    chooseFromMenu: menu.choose,
    utilityProcess: { fork: (..._args: unknown[]): unknown => null },
    dialog: {
      showOpenDialog: async (..._args: unknown[]): Promise<unknown> => ({ canceled: true, filePaths: [] }),
      showSaveDialog: async (..._args: unknown[]): Promise<unknown> => ({ canceled: true, filePath: '' }),
    },
  };
}

export type FakeElectron = ReturnType<typeof createFakeElectron>;
