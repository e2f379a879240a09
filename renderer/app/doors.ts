import { lazy } from 'react';

const collections = () => import('../features/collections');
const viewer = () => import('../features/viewer');
const practice = () => import('../features/practice');
const vault = () => import('../features/vault');
const tour = () => import('../features/tour');
const lessons = () => import('../features/lessons');
const advice = () => import('../features/advice');
const browse = () => import('../features/browse');
const cookies = () => import('../features/cookies');
const dictionary = () => import('../features/dictionary');
const palette = () => import('./full-palette');

// Features that the first paint does without. Each is fetched when it is first shown.
export const CollectionsPanel = lazy(async () => ({ default: (await collections()).CollectionsPanel }));
export const OpenCollectionDialog = lazy(async () => ({ default: (await collections()).OpenCollectionDialog }));
export const ImportDialog = lazy(async () => ({ default: (await collections()).ImportDialog }));
export const SavingDialogs = lazy(async () => ({ default: (await collections()).SavingDialogs }));
export const ResponsePane = lazy(async () => ({ default: (await viewer()).ResponsePane }));
export const WholeBody = lazy(async () => ({ default: (await viewer()).WholeBody }));
export const ExamplePane = lazy(async () => ({ default: (await viewer()).ExamplePane }));
export const BesidePane = lazy(async () => ({ default: (await import('../features/compare')).BesidePane }));
export const PracticePanel = lazy(async () => ({ default: (await practice()).PracticePanel }));
export const PracticePage = lazy(async () => ({ default: (await practice()).PracticePage }));
export const TourDrawing = lazy(async () => ({ default: (await tour()).TourDrawing }));
export const TourStrip = lazy(async () => ({ default: (await tour()).TourStrip }));
export const StatusLines = lazy(async () => ({ default: (await import('./status-lines')).StatusLines }));
export const SettingsPanel = lazy(async () => ({ default: (await import('../features/settings')).SettingsPanel }));
export const ShortcutsPage = lazy(async () => ({ default: (await import('../features/settings')).ShortcutsPage }));
export const ExportDialogs = lazy(async () => ({ default: (await import('../features/export')).ExportDialogs }));
export const HistoryPanel = lazy(async () => ({ default: (await import('../features/history')).HistoryPanel }));
export const StatusAtlas = lazy(async () => ({ default: (await import('../features/status-atlas')).StatusAtlas }));
export const EnvironmentsPage = lazy(async () => ({ default: (await import('../features/environments')).EnvironmentsPage }));
export const FolderSettingsPage = lazy(async () => ({
  default: (await import('../features/folder-settings')).FolderSettingsPage,
}));
export const RunnerPage = lazy(async () => ({ default: (await import('../features/runner')).RunnerPage }));
export const LessonsPage = lazy(async () => ({ default: (await lessons()).LessonsPage }));
export const LessonsPanel = lazy(async () => ({ default: (await lessons()).LessonsPanel }));
export const HeaderDictionary = lazy(async () => ({ default: (await dictionary()).HeaderDictionary }));
export const MethodDictionary = lazy(async () => ({ default: (await dictionary()).MethodDictionary }));
export const AuthLab = lazy(async () => ({ default: (await import('../features/auth-lab')).AuthLab }));
export const AdviceView = lazy(async () => ({ default: (await advice()).AdviceView }));
export const CollectionAdvice = lazy(async () => ({ default: (await advice()).CollectionAdvice }));
export const WhyView = lazy(async () => ({ default: (await import('../features/why')).WhyView }));
export const CookiesView = lazy(async () => ({ default: (await cookies()).CookiesView }));
export const CookieLine = lazy(async () => ({ default: (await cookies()).CookieLine }));
export const CookiesPage = lazy(async () => ({ default: (await cookies()).CookiesPage }));
export const VaultSettings = lazy(async () => ({ default: (await vault()).VaultSettings }));
export const VaultDialogs = lazy(async () => ({ default: (await vault()).VaultDialogs }));
export const CommandPalette = lazy(async () => ({ default: (await palette()).FullPalette }));
export const SocketPane = lazy(async () => ({ default: (await import('../features/sockets')).SocketPane }));
export const FormatSwitch = lazy(async () => ({ default: (await browse()).FormatSwitch }));
export const BrowsePage = lazy(async () => ({ default: (await browse()).BrowsePage }));

/**
 * Fetches, when the page has nothing better to do, what the first request will need; then the palette, which would lose letters
 * that are typed right behind its shortcut while it is fetched.
 */
export function fetchAhead(): void {
  requestIdleCallback(() => {
    void Promise.all([viewer(), browse(), collections()]).then(() => requestIdleCallback(() => void palette()));
  });
}
