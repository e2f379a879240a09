import { z } from 'zod';

/** What a collection can be written as. */
export const exportFormatSchema = z.enum(['opencollection', 'postman', 'openapi', 'har', 'curl', 'http']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const exportFormats: { readonly [F in ExportFormat]: { readonly title: string; readonly says: string } } = {
  opencollection: { title: 'OpenCollection', says: 'The whole collection in one YAML file, which Bruno opens too.' },
  postman: { title: 'Postman 2.1', says: 'A collection for Postman, each environment in a file of its own.' },
  openapi: { title: 'OpenAPI 3.1', says: 'A description of the API: one operation for each method and path.' },
  har: { title: 'HAR 1.2', says: 'The requests as a log that browsers and proxies read.' },
  curl: { title: 'curl', says: 'One command for each request, for bash, cmd or PowerShell.' },
  http: { title: '.http', says: 'A text file of requests, as editors send them.' },
};
