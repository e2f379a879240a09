import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';

type Listener = (name: string, payload: unknown) => void;

contextBridge.exposeInMainWorld('cairnBridge', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('host:call', name, input),
  listen(listener: Listener): () => void {
    const hear = (_event: IpcRendererEvent, name: string, payload: unknown) => listener(name, payload);
    ipcRenderer.on('host:event', hear);
    return () => void ipcRenderer.removeListener('host:event', hear);
  },
});
