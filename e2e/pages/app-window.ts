import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { BodyPane } from './body-pane';
import { BrowsePane } from './browse-pane';
import { CollectionsPane } from './collections-pane';

type ViewName = 'Browse' | 'Body' | 'Head' | 'Wire' | 'Time';
type PartName = 'Params' | 'Headers' | 'Body' | 'Auth' | 'Options';

/** Cairn's window, as somebody at the keyboard knows it. */
export class AppWindow {
  readonly browse: BrowsePane;
  readonly body: BodyPane;
  readonly collections: CollectionsPane;

  constructor(readonly page: Page) {
    this.browse = new BrowsePane(page);
    this.body = new BodyPane(page);
    this.collections = new CollectionsPane(page);
  }

  get address(): Locator {
    return this.page.getByRole('textbox', { name: 'Address' });
  }

  get summary(): Locator {
    return this.page.getByLabel('Summary', { exact: true });
  }

  get response(): Locator {
    return this.page.getByRole('region', { name: 'Response' });
  }

  get request(): Locator {
    return this.page.getByRole('region', { name: 'Request' });
  }

  get tabs(): Locator {
    return this.page.getByRole('tablist', { name: 'Tabs' }).getByRole('tab');
  }

  async isReady(): Promise<void> {
    await expect(this.address).toBeVisible({ timeout: 15_000 });
  }

  /** Sends a request to an address and waits until the exchange is over. */
  async send(method: string, url: string): Promise<void> {
    await this.chooseMethod(method);
    await this.address.fill(url);
    await this.press();
  }

  /** Presses Send and waits until the exchange is over. */
  async press(): Promise<void> {
    await this.page.getByRole('button', { name: /^Send\b(?! again)/ }).click();
    await this.isOver();
  }

  async isOver(): Promise<void> {
    await expect(this.page.getByRole('button', { name: /^Send\b(?! again)/ })).toBeVisible();
    await expect(this.summary).not.toHaveAttribute('aria-busy', 'true');
  }

  async chooseMethod(method: string): Promise<void> {
    const button = this.page.getByRole('button', { name: /^Method: / });
    if ((await button.getAttribute('aria-label')) === `Method: ${method}`) return;
    await button.click();
    await this.page.getByRole('menuitemradio', { name: method, exact: true }).or(this.page.getByRole('option', { name: method, exact: true })).first().click();
  }

  async showView(name: ViewName): Promise<void> {
    await this.response.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  async showPart(name: PartName): Promise<void> {
    const part = this.request.getByRole('tab', { name: new RegExp(`^${name}`) });
    if (!(await part.isVisible())) await this.page.getByRole('button', { name: 'Unfold the request' }).click();
    await part.click();
  }

  async startPractice(): Promise<void> {
    await this.page.getByRole('button', { name: 'Start and browse' }).first().click();
    await expect(this.summary).toContainText('200', { timeout: 15_000 });
  }

  /** Carries an API token or password of one of the practice server's people. */
  async signInWithToken(token: string): Promise<void> {
    await this.showPart('Auth');
    await this.request.getByRole('button', { name: /Kind of auth/ }).click();
    await this.page.getByRole('option', { name: /Bearer/ }).click();
    await this.request.getByRole('textbox', { name: 'Token' }).fill(token);
  }

  async openSection(name: 'Collections' | 'Practice' | 'Settings'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name }).click();
  }

  async useTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme });
  }
}
