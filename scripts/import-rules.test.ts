import { expect, test } from 'vitest';
import { findForbiddenImports, rooms, rulesFor } from './import-rules.mjs';

/** A file of each room, and an import that its room must never have. */
const planted: readonly (readonly [room: string, file: string, forbidden: string])[] = [
  ['shared', 'shared/model/a.ts', "import 'node:fs';"],
  ['shared', 'shared/model/a.ts', "import { x } from '../../electron/engine/dial';"],
  ['shared', 'shared/model/a.ts', "import { useState } from 'react';"],
  ['engine', 'electron/engine/a.ts', "import { createServices } from '../services/create-services';"],
  ['engine', 'electron/engine/a.ts', "import { app } from 'electron';"],
  ['engine', 'electron/bodies/a.ts', "import { writeFileAtomic } from '../storage/atomic-file';"],
  ['auth', 'electron/auth/a.ts', "import { sendExchange } from '../engine/send-exchange';"],
  ['cookies', 'electron/cookies/a.ts', "import { sendExchange } from '../engine/send-exchange';"],
  ['storage', 'electron/storage/a.ts', "import { sendExchange } from '../engine/send-exchange';"],
  ['practice', 'electron/practice/a.ts', "import { sendExchange } from '../engine/send-exchange';"],
  ['threads', 'electron/threads/a.ts', "import { createSandbox } from '../scripts/sandbox';"],
  ['scripts', 'electron/scripts/a.ts', "import { writeFileAtomic } from '../storage/atomic-file';"],
  ['PAC files', 'electron/pac/a.ts', "import { sendExchange } from '../engine/send-exchange';"],
  ['runner', 'electron/runner/a.ts', "import { createServices } from '../services/create-services';"],
  ['interop', 'electron/interop/a.ts', "import { sendExchange } from '../engine/send-exchange';"],
  ['services', 'electron/services/a.ts', "import { startPracticeServer } from '../practice/server';"],
  ['services', 'electron/services/a.ts', "import { app } from 'electron';"],
  ['shell', 'electron/shell/a.ts', "import { dial } from '../engine/dial';"],
  ['web host', 'electron/web-host/a.ts', "import { app } from 'electron';"],
  ['web host', 'electron/web-host/a.ts', "import { dial } from '../engine/dial';"],
  ['command line', 'electron/cli/a.ts', "import { mountIpc } from '../shell/mount-ipc';"],
  ['desktop entry', 'electron/main.ts', "import { dial } from './engine/dial';"],
  ['preload', 'electron/preload.ts', "import { z } from 'zod';"],
  ['controls', 'renderer/ui/a.tsx', "import { useApp } from '../state/use-app';"],
  ['controls', 'renderer/ui/a.tsx', "import { ok } from '#shared/result';"],
  ['drawings', 'renderer/drawings/a.tsx', "import { WhyView } from '../features/why';"],
  ['editor', 'renderer/editor/a.tsx', "import { useApp } from '../state/use-app';"],
  ['host', 'renderer/host/a.ts', "import { Button } from '../ui/button';"],
  ['state', 'renderer/state/a.ts', "import { Button } from '../ui/button';"],
  ['feature', 'renderer/features/viewer/a.tsx', "import { BrowsePage } from '../browse';"],
  ['feature', 'renderer/features/viewer/a.tsx', "import * as monaco from 'monaco-editor';"],
  ['feature', 'renderer/features/viewer/a.tsx', "const page = await import('../browse/browse-page');"],
  ['feature', 'renderer/features/viewer/a.tsx', "export { BrowsePage } from '../browse/browse-page';"],
  ['app', 'renderer/app/a.tsx', "import { Row } from '../features/viewer/row';"],
  ['app', 'renderer/app/a.tsx', "import { dial } from '../../electron/engine/dial';"],
  ['user', 'e2e/a.ts', "import { App } from '../renderer/app/app';"],
];

test.each(planted)('the room “%s” refuses, in %s: %s', (room, file, forbidden) => {
  expect(rulesFor(file)?.name).toBe(room);
  expect(findForbiddenImports(file, forbidden)).toHaveLength(1);
});

test('every room has a planted violation', () => {
  expect(new Set(planted.map(([room]) => room))).toEqual(new Set(rooms.map((room) => room.name)));
});

test.each([
  [
    'renderer/features/viewer/a.tsx',
    "import { useApp } from '../../state/use-app'; import { ok } from '#shared/result'; import './a.css';",
  ],
  [
    'renderer/app/a.tsx',
    "import { ResponsePane } from '../features/viewer'; import { BrowsePage } from '../features/browse/index';",
  ],
  ['electron/services/a.ts', "import { dial } from '../engine/dial'; import { createPracticeClient } from '../practice/client';"],
  ['electron/engine/a.test.ts', "import { expect } from 'vitest'; import { startPracticeServer } from '../practice/server';"],
])('what the table allows passes: %s', (file, source) => {
  expect(findForbiddenImports(file, source)).toEqual([]);
});

test('shared is reached by its name, so that an import tells its room', () => {
  expect(findForbiddenImports('electron/engine/a.ts', "import { ok } from '../../shared/result';")).toEqual([
    'electron/engine/a.ts reaches shared by ../../shared/result: write #shared/…',
  ]);
});

test('a file outside every room is named', () => {
  expect(findForbiddenImports('elsewhere/a.ts', '')).toHaveLength(1);
});
