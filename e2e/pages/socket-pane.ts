import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** What is said on a socket, as somebody at the keyboard knows it. */
export class SocketPane {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get said(): Locator {
    return this.page.getByRole('listbox', { name: 'What was said' });
  }

  /** Lines that hold a text. */
  line(text: string | RegExp): Locator {
    return this.said.getByRole('option', { name: text });
  }

  get detail(): Locator {
    return this.page.getByRole('region', { name: 'Message', exact: true });
  }

  get box(): Locator {
    return this.page.getByRole('region', { name: 'Next message' });
  }

  get message(): Locator {
    return this.box.getByRole('textbox', { name: 'Message' });
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search what was said' });
  }

  /** Writes a message and sends it with the keyboard. */
  async say(text: string): Promise<void> {
    await this.message.fill(text);
    await this.message.press('ControlOrMeta+Enter');
  }

  async writeAs(kind: 'Text' | 'JSON' | 'Hex' | 'Base64'): Promise<void> {
    await this.box.getByRole('radio', { name: kind }).click();
  }

  async filter(name: string): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).first().click();
  }

  async connect(): Promise<void> {
    await this.page.getByRole('button', { name: /^Connect/ }).click();
  }

  async isOpen(): Promise<void> {
    await expect(this.page.getByRole('button', { name: 'Disconnect' })).toBeVisible();
  }

  async disconnect(): Promise<void> {
    await this.page.getByRole('button', { name: 'Disconnect' }).click();
    await expect(this.page.getByRole('button', { name: /^Connect/ })).toBeVisible();
  }
}
