/**
 * Requests as other tools and people write them. Each can be opened; what matters is how they are laid out. Most have the
 * same fields, so that every edit can be tried on each.
 */
export const layouts: Readonly<Record<string, string>> = {
  'as Bruno writes it': `info:
  name: One
  type: http
  seq: 1
  tags:
    - smoke

http:
  method: POST
  url: http://a.test/x/:id
  headers:
    - name: X-One
      value: first
    - name: X-Two
      value: second
      disabled: true
  params:
    - name: id
      value: a1
      type: path
  body:
    type: json
    data: |-
      {
        "a": 1
      }
  auth:
    type: basic
    username: ada
    password: "{{p}}"

runtime:
  variables:
    - name: v
      value: plain
  scripts:
    - type: before-request
      code: |-
        let a = 1;
        use(a);
  assertions:
    - expression: res.status
      operator: eq
      value: "200"
  actions:
    - type: set-variable
      phase: after-response
      selector:
        expression: res.body.id
        method: jsonq
      variable:
        name: id
        scope: runtime

settings:
  encodeUrl: true
  timeout: 0
  followRedirects: true
  maxRedirects: 5

docs: |-
  # One
  Words.
`,
  'comments everywhere': `# top
info: # what it is
  # its name
  name: One # the name
  type: http

  # how it is sent
http:
  method: POST # verb
  url: http://a.test/x/:id # where
  headers: # some
    # the first
    - name: X-One # n
      value: first # v
    # - name: X-Off
    #   value: off
  params:
    - name: id
      value: a1 # p
      type: path
  body: # b
    type: json
    data: '{"a": 1}' # d
  auth:
    type: basic # who
    username: ada # u
    password: "{{p}}" # s
runtime:
  assertions:
    - expression: res.status # e
      operator: eq
      value: "200" # w
# the end
`,
  'fields in another order': `docs: Words.
settings:
  followRedirects: true
http:
  auth:
    password: "{{p}}"
    username: ada
    type: basic
  body:
    data: '{"a": 1}'
    type: json
  headers:
    - value: first
      name: X-One
  url: http://a.test/x
  method: POST
info:
  type: http
  seq: 4
  name: One
`,
  'flow style': `info: {name: One, type: http, tags: [smoke, slow]}
http: {method: POST, url: "http://a.test/x", headers: [{name: X-One, value: first}, {name: X-Two, value: second}], body: {type: json, data: '{"a": 1}'}, auth: {type: basic, username: ada, password: "{{p}}"}}
runtime: {assertions: [{expression: res.status, operator: eq, value: "200"}]}
docs: Words.
`,
  'flow inside of blocks': `info:
  name: One
  type: http
  tags: [ smoke ]
http:
  method: POST
  url: http://a.test/x
  headers:
    - { name: X-One, value: first }
    - { name: X-Two, value: second, disabled: true }
  body: { type: json, data: "{\\"a\\": 1}" }
  auth: { type: basic, username: ada, password: "{{p}}" }
`,
  'quoted keys': `"info":
  "name": "One"
  'type': http
"http":
  "method": "POST"
  'url': 'http://a.test/x'
  "headers":
    - "name": "X-One"
      "value": "first"
  "auth":
    "type": "basic"
    "username": "ada"
    "password": "{{p}}"
`,
  'JSON, which is YAML too': `{
  "info": { "name": "One", "type": "http" },
  "http": {
    "method": "POST",
    "url": "http://a.test/x",
    "headers": [
      { "name": "X-One", "value": "first" }
    ],
    "body": { "type": "json", "data": "{\\"a\\": 1}" },
    "auth": { "type": "basic", "username": "ada", "password": "{{p}}" }
  }
}
`,
  'wide indentation': `info:
      name: One
      type: http
http:
      method: POST
      url: http://a.test/x
      headers:
            -     name: X-One
                  value: first
      auth:
            type: basic
            username: ada
            password: "{{p}}"
`,
  'lists that are not indented': `info:
  name: One
  type: http
  tags:
  - smoke
  - slow
http:
  method: POST
  url: http://a.test/x
  headers:
  - name: X-One
    value: first
  - name: X-Two
    value: second
  body:
    type: form-urlencoded
    data:
    - name: a
      value: "1"
    - name: b
      value: two
  auth:
    type: basic
    username: ada
    password: "{{p}}"
`,
};
