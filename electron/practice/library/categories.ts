import { aliceSendsJson } from './examples.ts';
import { libraryList, libraryOne } from './library-endpoint.ts';
import { categories } from './resources.ts';

export const categoryList = libraryList(categories, {
  name: 'Category List',
  summary: 'Categories, and adding one',
  description: 'The shelves the books stand on. No two have the same name.',
  tryIt: [
    { method: 'GET', path: '/library/categories/', expect: 200, says: 'all of them, as they fit on one page' },
    {
      method: 'POST',
      path: '/library/categories/',
      headers: aliceSendsJson,
      body: '{"name":"Poetry"}',
      expect: 400,
      says: 'there is one already',
    },
  ],
});

export const categoryInstance = libraryOne(categories, {
  name: 'Category Instance',
  summary: 'One category',
  description: 'A category with a link to its books. Its books stay when it is deleted, without a category.',
  tryIt: [{ method: 'GET', path: '/library/categories/1/', expect: 200, says: 'a category' }],
});
