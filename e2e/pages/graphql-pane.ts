import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** A GraphQL request with its schema, as somebody at the keyboard knows it. */
export class GraphqlPane {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get request(): Locator {
    return this.page.getByRole('region', { name: 'Request' });
  }

  /** Makes the body of the request one of GraphQL. */
  async begin(): Promise<void> {
    await this.request.getByRole('button', { name: /Kind of body/ }).click();
    await this.page.getByRole('option', { name: /^GraphQL/ }).click();
    await expect(this.query).toBeVisible();
  }

  /** The texts of the editors: of the query, and of the variables. */
  get texts(): Locator {
    return this.request.locator('.monaco-editor .view-lines');
  }

  get query(): Locator {
    return this.request.getByRole('textbox', { name: 'GraphQL query' });
  }

  get variables(): Locator {
    return this.request.getByRole('textbox', { name: 'GraphQL variables' });
  }

  get schema(): Locator {
    return this.request.getByRole('group', { name: 'Schema' });
  }

  get docs(): Locator {
    return this.page.getByRole('region', { name: 'Docs of the schema' });
  }

  /** The ways to follow a subscription. */
  get follow(): Locator {
    return this.request.getByRole('group', { name: 'Follow the subscription' });
  }

  /** Takes the place of what stands in the query. */
  async write(text: string, into: Locator = this.query): Promise<void> {
    await into.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Escape');
  }

  async readSchema(): Promise<void> {
    await this.schema.getByRole('button', { name: 'Read the schema' }).click();
    await expect(this.schema).toContainText(/Schema: \d+ types/);
  }

  async openDocs(): Promise<void> {
    await this.schema.getByRole('button', { name: 'Open the docs' }).click();
    await expect(this.docs).toBeVisible();
  }

  get documentId(): Locator {
    return this.request.getByRole('textbox', { name: 'Document id' });
  }

  /** Says what stands for the query on the way. */
  async sendAs(way: string): Promise<void> {
    await this.request.getByRole('button', { name: /How the query goes/ }).click();
    await this.page.getByRole('option', { name: way }).click();
  }

  /** The page of a type, from the one that is shown. */
  async goTo(type: string): Promise<void> {
    await this.docs.getByRole('button', { name: type, exact: true }).first().click();
  }

  async insert(field: string): Promise<void> {
    await this.docs.getByRole('button', { name: `Insert ${field}`, exact: true }).click();
  }
}
