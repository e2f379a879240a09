/** Requests as other tools and people write them, with what is seldom in one. */
export const contents: Readonly<Record<string, string>> = {
  'unknown fields': `info:
  name: One
  type: http
  owner: { team: hills, since: 2024-02-30 }
x-own:
  - [1, 2.50, 007, 1e3, .inf, ~]
  - deep: { er: { still: true } }
http:
  method: POST
  url: http://a.test/x
  headers:
    - name: X-One
      value: first
      x-note: keep me
  retries: 3
  auth:
    type: basic
    username: ada
    password: "{{p}}"
    realm: hills
examples:
  - name: Fine
    response:
      status: 200
      body: { type: json, data: "{}" }
`,
  'anchors and aliases': `info:
  name: One
  type: http
x-shared: &shared
  name: X-Shared
  value: &value both
http:
  method: POST
  url: http://a.test/x
  headers:
    - name: X-One
      value: first
    - *shared
    - name: X-Again
      value: *value
  auth:
    type: basic
    username: ada
    password: "{{p}}"
`,
  'block scalars of every kind': `info:
  name: >-
    One
  type: http
http:
  method: POST
  url: >-
    http://a.test/x
  headers:
    - name: X-One
      value: first
  body:
    type: text
    data: |+
      line one

        line two

runtime:
  scripts:
    - type: tests
      code: |2-
          let a = 1;
        use(a);
docs: >
  # One

  Words that are
  folded.
`,
  'tabs and odd spaces in texts': `info:
  name: One
  type: http
http:
  method: POST
  url: http://a.test/x
  headers:
    - name: X-One
      value: first
    - name: X-Tab
      value: "a\\tb\u00a0c"
  body:
    type: text
    data: "\\ta\\tb  \\n"
  auth:
    type: basic
    username:   ada
    password:	"{{p}}"
`,
  'letters of the world': `info:
  name: One
  type: http
  tags: [größe, 速い, "🏔️"]
http:
  method: POST
  url: http://a.test/x
  headers:
    - name: X-One
      value: first
    - name: X-Größe
      value: "\\u00e9 é e\u0301 😀 ‮rtl"
docs: "Größe, \u05e9\u05dc\u05d5\u05dd, こんにちは"
`,
  'numbers and words that are texts': `info:
  name: One
  type: http
  seq: 007
http:
  method: POST
  url: http://a.test/x
  headers:
    - name: X-One
      value: first
    - name: 1.0
      value: 0x1F
    - name: on
      value: yes
    - name: X-Date
      value: 2024-01-01
    - name: X-Null
      value: ~
`,
  'a document with its marks': `%YAML 1.2
---
info:
  name: One
  type: http
http:
  method: POST
  url: http://a.test/x
  headers:
    - name: X-One
      value: first
...
`,
  'empty lines and trailing spaces': `

info:   

  name: One   

  type: http

http:

  method: POST

  url: http://a.test/x

  headers:

    - name: X-One

      value: first   



`,
  'no more than it must': `http:
  url: http://a.test/x
  method: POST
`,
  'empty and null': `info:
  name: One
  type: http
  tags: []
http:
  method: POST
  url: http://a.test/x
  headers:
    - name: X-One
      value: first
  params:
  body: null
  auth: ~
runtime: {}
settings:
docs: ""
`,
  'structured texts': `info:
  name: One
  type: http
  description: { content: "What it is", type: text/markdown }
http:
  method: POST
  url: http://a.test/x
  headers:
    - name: X-One
      value: first
      description:
        content: why
        type: text/plain
docs:
  content: |
    # One
    Words.
  type: text/markdown
`,
  'several bodies': `info:
  name: One
  type: http
http:
  method: POST
  url: http://a.test/x
  headers:
    - name: X-One
      value: first
  body:
    - title: small
      body:
        type: json
        data: '{"b": 2}'
    - title: large
      selected: true
      body:
        type: json
        data: '{"a": 1}'
`,
  'values that are typed': `info:
  name: One
  type: http
http:
  method: POST
  url: http://a.test/x
  headers:
    - name: X-One
      value: first
runtime:
  variables:
    - name: v
      value: plain
    - name: n
      value: { type: number, data: "7.50" }
    - name: s
      secret: true
    - name: many
      value:
        - title: here
          value: a
        - title: there
          selected: true
          value: { type: boolean, data: "true" }
`,
};
