/** The data of the practice world. Prices are whole cents and times are text, so that sorting needs no care. */
export const tables = `
create table if not exists authors (
  id integer primary key autoincrement,
  name text not null,
  born integer,
  country text not null default '',
  revision integer not null default 1,
  created text not null,
  updated text not null
);
create table if not exists categories (
  id integer primary key autoincrement,
  name text not null unique,
  description text not null default '',
  revision integer not null default 1,
  created text not null,
  updated text not null
);
create table if not exists books (
  id integer primary key autoincrement,
  title text not null,
  isbn text not null unique,
  author_id integer not null references authors (id) on delete cascade,
  category_id integer references categories (id) on delete set null,
  price integer not null,
  published text,
  in_stock integer not null,
  format text not null,
  tags text not null,
  revision integer not null default 1,
  created text not null,
  updated text not null
);
create view if not exists shelf as
  select books.*, authors.name as author_name from books join authors on authors.id = books.author_id;
create index if not exists books_by_author on books (author_id);
create table if not exists comments (
  id integer primary key autoincrement,
  book_id integer not null references books (id) on delete cascade,
  author text not null,
  text text not null,
  revision integer not null default 1,
  created text not null,
  updated text not null
);
create index if not exists comments_by_book on comments (book_id);
create table if not exists users (
  id integer primary key autoincrement,
  username text not null unique,
  name text not null,
  email text not null,
  is_admin integer not null,
  revision integer not null default 1,
  created text not null,
  updated text not null
);
create table if not exists cached (
  id integer primary key autoincrement,
  key text not null unique,
  value text not null,
  expires real not null
);
create table if not exists loans (
  id integer primary key autoincrement,
  book_id integer not null references books (id) on delete cascade,
  member text not null,
  due text not null,
  returned text,
  revision integer not null default 1,
  created text not null,
  updated text not null
);
`;

/** Parents last, so that emptying them in this order breaks no reference. */
export const tableNames = ['cached', 'loans', 'comments', 'books', 'categories', 'authors', 'users'] as const;
