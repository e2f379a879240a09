import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { AuthForm } from './auth-form';
import { BodyPane } from './body-pane';
import { BrowsePane } from './browse-pane';
import { CollectionsPane } from './collections-pane';
import { FormPane } from './form-pane';
import { PracticePane } from './practice-pane';

type ViewName = 'Browse' | 'Body' | 'Head' | 'Wire' | 'Time' | 'Cookies' | 'Why' | 'Advice';
type PartName = 'Params' | 'Headers' | 'Body' | 'Auth' | 'Checks' | 'Script' | 'Vars' | 'Docs' | 'Examples' | 'Options';

/** Cairn's window, as somebody at the keyboard knows it. */
export class AppWindow {
  readonly auth: AuthForm;
  readonly browse: BrowsePane;
  readonly body: BodyPane;
  readonly form: FormPane;
  readonly collections: CollectionsPane;
  readonly practice: PracticePane;

  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.auth = new AuthForm(page);
    this.browse = new BrowsePane(page);
    this.body = new BodyPane(page);
    this.form = new FormPane(page);
    this.collections = new CollectionsPane(page);
    this.practice = new PracticePane(page);
  }

  get address(): Locator {
    return this.page.getByRole('textbox', { name: 'Address', exact: true });
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

  /** The line of a header field in Head; what opens its parts stands before its name. */
  headRow(name: string): Locator {
    return this.response.getByRole('row', { name: new RegExp(`^(?:Parts of ${name} )?${name}\\b`, 'i') }).first();
  }

  async isReady(): Promise<void> {
    await expect(this.tabs.first()).toBeVisible({ timeout: 15_000 });
  }

  /** Sends a request to an address and waits until the exchange is over. */
  async send(method: string, url: string): Promise<void> {
    await this.chooseMethod(method);
    await this.address.fill(url);
    await this.press();
  }

  /** Presses Send and waits until the exchange is over. */
  async press(): Promise<void> {
    await this.sendButton.click();
    await this.isOver();
  }

  async isOver(): Promise<void> {
    await expect(this.sendButton).toBeVisible();
    await expect(this.summary).not.toHaveAttribute('aria-busy', 'true');
    // All of the answer is drawn a frame behind the line that says how it went.
    await expect(this.response.locator('div:not([role])[aria-busy="true"]')).toHaveCount(0);
  }

  get sendButton(): Locator {
    return this.page.locator('[data-region="address"]').getByRole('button', { name: /^Send\b(?! again)/ });
  }

  get cancelButton(): Locator {
    return this.page.getByRole('button', { name: /^Cancel/ });
  }

  get methodButton(): Locator {
    return this.page.getByRole('button', { name: /^Method: / });
  }

  /** Presses F6 until the focus is in a part of the window. */
  async walkTo(region: 'address' | 'request' | 'response'): Promise<void> {
    const isThere = () =>
      this.page.evaluate((name) => document.activeElement?.closest(`[data-region="${name}"]`) !== null, region);
    await this.page.keyboard.press('F6');
    for (let step = 0; step < 6 && !(await isThere()); step++) await this.page.keyboard.press('F6');
    expect(await isThere()).toBe(true);
  }

  /** Presses Tab until what has the focus is called like this. */
  async tabTo(name: RegExp): Promise<void> {
    const focused = this.page.locator(':focus');
    const nameOf = () => focused.evaluate((element) => element.getAttribute('aria-label') ?? element.textContent ?? '');
    for (let step = 0; step < 60 && !name.test(await nameOf()); step++) await this.page.keyboard.press('Tab');
    expect(await nameOf()).toMatch(name);
  }

  async chooseMethodByKeyboard(method: string): Promise<void> {
    await this.methodButton.focus();
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('menu')).toBeVisible();
    await this.page.keyboard.type(method);
    await this.page.keyboard.press('Enter');
    await expect(this.methodButton).toHaveAttribute('aria-label', `Method: ${method}`);
  }

  async chooseMethod(method: string): Promise<void> {
    const button = this.methodButton;
    if ((await button.getAttribute('aria-label')) === `Method: ${method}`) return;
    await button.click();
    await this.page.getByRole('menuitem', { name: new RegExp(`^${method}\\b`) }).click();
    await expect(button).toHaveAttribute('aria-label', `Method: ${method}`);
  }

  async showView(name: ViewName): Promise<void> {
    await this.response.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  async showPart(name: PartName): Promise<void> {
    const unfold = this.page.getByRole('button', { name: 'Unfold the request' });
    if (await unfold.isVisible()) await unfold.click();
    await this.request.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  /** Chooses a JSON body and types it. */
  async typeJson(text: string): Promise<void> {
    await this.showPart('Body');
    await this.choose(/Kind of body/, /^JSON/);
    const editor = this.request.getByRole('textbox', { name: 'JSON body' });
    await editor.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
  }

  /** The token of one of the practice server's people, as a bearer credential. */
  async signInWithToken(token: string): Promise<void> {
    await this.showPart('Auth');
    await this.choose(/Kind of auth/, /^Bearer/);
    await this.request
      .getByRole('textbox', { name: 'Token' })
      .or(this.request.getByLabel('Token', { exact: true }))
      .first()
      .fill(token);
  }

  private async choose(field: RegExp, option: RegExp): Promise<void> {
    const button = this.request.getByRole('button', { name: field });
    await button.click();
    await this.page.getByRole('option', { name: option }).first().click();
  }

  /** Presses the summary's status and gives the card that explains it. */
  async explainStatus(): Promise<Locator> {
    await this.page.getByRole('button', { name: /what does it mean/ }).click();
    return this.page.getByRole('dialog');
  }

  /** Saves the request under a name in the only collection there is. */
  async saveAs(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+s');
    const dialog = this.page.getByRole('dialog', { name: /Save/ });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: /^Save/ }).click();
    await expect(dialog).toBeHidden();
  }

  /** Presses a button that asks for a file, and finds the file in Cairn's own dialog. */
  async chooseFile(button: Locator, path: string): Promise<void> {
    await button.click();
    const dialog = this.page.getByRole('dialog', { name: 'Choose a file' });
    const up = dialog.getByRole('row', { name: 'Folder above' });
    await expect(dialog.getByRole('row').first()).toBeVisible();
    while (await up.isVisible()) {
      const list = dialog.getByRole('grid');
      const before = await list.getAttribute('aria-label');
      await up.click();
      await expect(list).not.toHaveAttribute('aria-label', before ?? '');
    }
    for (const segment of path.split('/').filter((name) => name !== '')) {
      await dialog.getByRole('row', { name: segment, exact: false }).first().click();
    }
    await expect(dialog).toBeHidden();
  }

  /** Starts the practice server from the first page, and closes the tour that comes with it unless it is wanted. */
  async startPractice({ tour = false }: { readonly tour?: boolean } = {}): Promise<void> {
    await this.page.getByRole('button', { name: 'Start and browse' }).first().click();
    await expect(this.summary).toContainText('200', { timeout: 15_000 });
    if (!tour) await this.practice.tour.getByRole('button', { name: 'Close the tour' }).click();
  }

  /** The two exchanges that stand side by side. */
  get beside(): Locator {
    return this.response.getByRole('group', { name: 'Differences' });
  }

  /** What is said of credentials that did not go along. */
  get credentialsLine(): Locator {
    return this.page.getByText(/Went without/);
  }

  /** Asks for the same in another format, and shows both side by side. */
  async compareFormat(format: string): Promise<void> {
    await this.response.getByRole('button', { name: /have it in another format/ }).click();
    await this.page
      .getByRole('group', { name: 'Side by side with' })
      .getByRole('menuitem', { name: new RegExp(`^${format}\\b`) })
      .click();
    // Also while it fades: until it is gone it hides the rest from screen readers.
    await expect(this.page.locator('[role=menu]')).toHaveCount(0);
    await expect(this.page.getByRole('main')).toBeVisible();
  }

  /** Makes an identity that holds a bearer token under a word of its own. */
  async addIdentity(name: string, token: { readonly scheme: string; readonly token: string }): Promise<void> {
    await this.page.getByRole('button', { name: /send as somebody else/ }).click();
    await this.page.getByRole('menuitem', { name: /Manage identities/ }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Identities' });
    await dialog.getByRole('button', { name: 'Add an identity' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('textbox', { name: 'Token' }).fill(token.token);
    await dialog.getByRole('textbox', { name: 'Scheme' }).fill(token.scheme);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toHaveCount(0);
  }

  /** Asks for the same as somebody else, and shows both side by side. */
  async compareAs(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /send as somebody else/ }).click();
    await this.page
      .getByRole('group', { name: 'Side by side with' })
      .getByRole('menuitem', { name: new RegExp(`^${name}\\b`) })
      .click();
    await expect(this.page.locator('[role=menu]')).toHaveCount(0);
  }

  /** Sends the same as somebody else, in its place. */
  async sendAs(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /send as somebody else/ }).click();
    await this.page.getByRole('menuitem', { name }).first().click();
  }

  async newTab(): Promise<void> {
    await this.page.getByRole('button', { name: 'New tab' }).click();
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Back' }).click();
  }

  async forward(): Promise<void> {
    await this.page.getByRole('button', { name: 'Forward' }).click();
  }

  async openSection(name: 'Collections' | 'Practice' | 'Settings'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
  }

  async useTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme });
  }
}
