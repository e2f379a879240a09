/** What can be asked here, in the schema language. Descriptions are read by people: documentation of a schema is made from them. */
export const schemaText = `
"A calendar day, such as 2027-01-15."
scalar Date @specifiedBy(url: "https://scalars.graphql.org/andimarek/local-date.html")

"A moment in UTC, such as 2026-11-20T08:15:00Z."
scalar DateTime @specifiedBy(url: "https://scalars.graphql.org/andimarek/date-time.html")

"An amount in pounds as text, such as \\"12.50\\", because a double cannot hold every one of them."
scalar Price

"How a book is bound, or what it is made of."
enum BookFormat {
  hardback
  paperback
  ebook
  "Read aloud."
  audio
}

"What a list of books is sorted by."
enum BookOrder {
  ID
  TITLE
  PRICE
  "The dearest first."
  PRICE_DESC
  "The year alone; days are sorted by PUBLISHED."
  YEAR @deprecated(reason: "Use PUBLISHED.")
  PUBLISHED
}

"Which books are wanted. Every part that is given has to fit."
input BookFilter {
  "Words in the title or in the name of the author."
  search: String
  format: [BookFormat!]
  inStock: Boolean
  "The id of an author."
  author: ID
  tag: String
  "At most so dear."
  priceAtMost: Price
}

"Something that remembers when it was made and changed."
interface Stamped {
  created: DateTime!
  updated: DateTime!
}

"A book of the library."
type Book implements Stamped {
  id: ID!
  title: String!
  "Ten or thirteen digits. No two books have the same."
  isbn: String!
  author: Author!
  category: Category
  price: Price!
  published: Date
  inStock: Boolean!
  format: BookFormat!
  tags: [String!]!
  "What members say about it, the newest first."
  comments(first: Int = 10): [Comment!]!
  "Who has it. Members see their own loans; a stranger gets an error here, and the rest of the book all the same."
  loans: [Loan!]
  "The title and the author in one line."
  label: String! @deprecated(reason: "Put title and author together yourself.")
  created: DateTime!
  updated: DateTime!
}

"Somebody who wrote books."
type Author implements Stamped {
  id: ID!
  name: String!
  "The year of birth, where it is known."
  born: Int
  country: String!
  books(first: Int = 10): [Book!]!
  created: DateTime!
  updated: DateTime!
}

"A shelf of the library."
type Category {
  id: ID!
  name: String!
  description: String!
  books(first: Int = 10): [Book!]!
}

"What a member says about a book."
type Comment implements Stamped {
  id: ID!
  text: String!
  "The name of the account that wrote it."
  author: String!
  book: Book!
  created: DateTime!
  updated: DateTime!
}

"A book that somebody took home."
type Loan implements Stamped {
  id: ID!
  book: Book!
  member: String!
  due: Date!
  returned: Date
  created: DateTime!
  updated: DateTime!
}

"An account of this server."
type Member {
  username: String!
  name: String!
  isAdmin: Boolean!
  loans: [Loan!]!
}

"One page of books, as Relay has pages."
type BookConnection {
  edges: [BookEdge!]!
  pageInfo: PageInfo!
  "How many there are in all."
  totalCount: Int!
}

type BookEdge {
  "Says where in the list this book stands. What is in it may change."
  cursor: String!
  node: Book!
}

"Where a page ends, and whether there is another."
type PageInfo {
  endCursor: String
  hasNextPage: Boolean!
  startCursor: String
  hasPreviousPage: Boolean!
}

"What a search may find."
union Found = Book | Author | Comment

type Query {
  "One book; null where there is none of that id."
  book(id: ID!): Book
  "Books, page by page: send endCursor as after to go on."
  books(
    "At most a hundred."
    first: Int = 10
    after: String
    filter: BookFilter
    orderBy: BookOrder = ID
    search: String @deprecated(reason: "Use filter.search.")
  ): BookConnection!
  author(id: ID!): Author
  authors(first: Int = 20): [Author!]!
  categories: [Category!]!
  "Looks through books, authors and comments at once."
  search(text: String!, first: Int = 10): [Found!]!
  "Whoever asks; null for a stranger."
  me: Member
  "Every book at once."
  allBooks: [Book!]! @deprecated(reason: "Use books, which has pages.")
}

input AddCommentInput {
  "The id of the book."
  book: ID!
  text: String!
}

input ChangeBookInput {
  id: ID!
  title: String
  price: Price
  inStock: Boolean
}

input BorrowInput {
  "The id of the book."
  book: ID!
  due: Date!
}

"Everything here needs a credential, as writing does under /library."
type Mutation {
  addComment(input: AddCommentInput!): Comment!
  "Gives back the comment as it was. Its author and an admin may remove it."
  removeComment(id: ID!): Comment!
  "Changes what is given and leaves the rest."
  changeBook(input: ChangeBookInput!): Book!
  borrow(input: BorrowInput!): Loan!
  giveBack(loan: ID!): Loan!
}

"A number of a countdown."
type Tick {
  left: Int!
  "The number in words. It fails at failAt, to show an error in the middle of a stream."
  word: String
}

type Subscription {
  "Tells of each comment that addComment makes, on one book or on all."
  commentAdded(book: ID): Comment!
  "Tells of each book that changeBook changes."
  bookChanged(id: ID): Book!
  "Counts down to nought, without anybody doing anything."
  countdown(
    "Up to a thousand."
    from: Int = 5
    "Milliseconds between two numbers, from 10."
    everyMs: Int = 1000
    failAt: Int
  ): Tick!
}
`;
