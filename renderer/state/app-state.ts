import type { AdviceSlice } from './slices/advice-slice';
import type { BesideSlice } from './slices/beside-slice';
import type { ChecksSlice } from './slices/checks-slice';
import type { CollectionsSlice } from './slices/collections-slice';
import type { ConnectionSlice } from './slices/connection-slice';
import type { CookiesSlice } from './slices/cookies-slice';
import type { EnvironmentsSlice } from './slices/environments-slice';
import type { ExportSlice } from './slices/export-slice';
import type { DictionarySlice } from './slices/dictionary-slice';
import type { ExchangesSlice } from './slices/exchanges-slice';
import type { FolderAuthSlice } from './slices/folder-auth-slice';
import type { FollowSlice } from './slices/follow-slice';
import type { FormsSlice } from './slices/forms-slice';
import type { GitSlice } from './slices/git-slice';
import type { IdentitiesSlice } from './slices/identities-slice';
import type { ImportSlice } from './slices/import-slice';
import type { JwtSlice } from './slices/jwt-slice';
import type { KnowledgeSlice } from './slices/knowledge-slice';
import type { ListsSlice } from './slices/lists-slice';
import type { LessonsSlice } from './slices/lessons-slice';
import type { LayoutSlice } from './slices/layout-slice';
import type { OAuthSlice } from './slices/oauth-slice';
import type { PracticeSlice } from './slices/practice-slice';
import type { RunnerSlice } from './slices/runner-slice';
import type { SavedRequestsSlice } from './slices/saved-requests-slice';
import type { SavingSlice } from './slices/saving-slice';
import type { ScriptsSlice } from './slices/scripts-slice';
import type { SettingsSlice } from './slices/settings-slice';
import type { TabsSlice } from './slices/tabs-slice';
import type { SocketsSlice } from './slices/sockets-slice';
import type { StatusesSlice } from './slices/statuses-slice';
import type { AsideSlice } from './slices/aside-slice';
import type { VaultSlice } from './slices/vault-slice';
import type { WhySlice } from './slices/why-slice';
import type { TreeSlice } from './slices/tree-slice';
import type { TourSlice } from './slices/tour-slice';

/** Everything the page knows. One slice for each noun. */
export type AppState = TabsSlice &
  FormsSlice &
  GitSlice &
  ExchangesSlice &
  FollowSlice &
  ExportSlice &
  FolderAuthSlice &
  SavingSlice &
  ChecksSlice &
  ScriptsSlice &
  CollectionsSlice &
  EnvironmentsSlice &
  CookiesSlice &
  SavedRequestsSlice &
  OAuthSlice &
  PracticeSlice &
  SettingsSlice &
  AsideSlice &
  AdviceSlice &
  StatusesSlice &
  SocketsSlice &
  LessonsSlice &
  DictionarySlice &
  VaultSlice &
  WhySlice &
  BesideSlice &
  IdentitiesSlice &
  JwtSlice &
  ImportSlice &
  KnowledgeSlice &
  ListsSlice &
  RunnerSlice &
  LayoutSlice &
  TreeSlice &
  TourSlice &
  ConnectionSlice;
