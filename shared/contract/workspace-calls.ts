import { z } from 'zod';
import { storedTabSchema, windowLayoutSchema, workspaceSchema } from '../model/workspace';
import { call } from './define';

/** The part of the contract about tabs and windows. */
export const workspaceCalls = {
  'workspace.open': call({ input: z.strictObject({ windowId: z.string().max(100).nullable() }), output: workspaceSchema }),
  'workspace.saveTab': call({ input: z.strictObject({ windowId: z.string().max(100), tab: storedTabSchema }), output: z.null() }),
  'workspace.removeTab': call({
    input: z.strictObject({ windowId: z.string().max(100), tabId: z.string().max(100) }),
    output: z.null(),
  }),
  'workspace.saveLayout': call({
    input: z.strictObject({ windowId: z.string().max(100), layout: windowLayoutSchema }),
    output: z.null(),
  }),
} as const;
