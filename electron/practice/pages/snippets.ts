import type { Endpoint } from '../endpoint.ts';
import { text } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';

/** The list of books of this library, as it would be written elsewhere. */
const snippets: Readonly<Record<string, string>> = {
  flask: `from flask import Flask, abort, jsonify, request

app = Flask(__name__)
books = {1: {"id": 1, "title": "The Salt Archive"}}

@app.get("/library/books/")
def list_books():
    return jsonify(list(books.values()))

@app.post("/library/books/")
def add_book():
    sent = request.get_json()
    if not sent.get("title"):
        return jsonify(title=["This field is required."]), 400
    book = {"id": max(books) + 1, "title": sent["title"]}
    books[book["id"]] = book
    return jsonify(book), 201, {"Location": f"/library/books/{book['id']}/"}

@app.get("/library/books/<int:number>/")
def one_book(number):
    return jsonify(books.get(number) or abort(404))
`,
  django: `from rest_framework import serializers, viewsets
from rest_framework.permissions import IsAuthenticatedOrReadOnly
from rest_framework.routers import DefaultRouter
from .models import Book

class BookSerializer(serializers.HyperlinkedModelSerializer):
    class Meta:
        model = Book
        fields = ["url", "id", "title", "isbn", "author", "price", "published"]

class BookViewSet(viewsets.ModelViewSet):
    queryset = Book.objects.select_related("author")   # one statement, not one for each book
    serializer_class = BookSerializer
    permission_classes = [IsAuthenticatedOrReadOnly]

router = DefaultRouter()
router.register("library/books", BookViewSet)
urlpatterns = router.urls
`,
};
const names = Object.keys(snippets);

export const snippet: Endpoint = {
  path: '/pages/snippets/{name}',
  methods: ['GET'],
  group: 'Media and pages',
  summary: 'This library, written in Python',
  description: `The list of books as a few lines of ${names.join(' and ')}, to read beside /library/books/: the same addresses, methods and statuses from other hands.`,
  tryIt: [
    ...names.map((name) => ({ method: 'GET', path: `/pages/snippets/${name}`, expect: 200, says: name })),
    { method: 'GET', path: '/pages/snippets/cobol', expect: 404, says: 'nobody wrote it' },
  ],
  handle(ask) {
    const name = ask.params['name'] ?? '';
    const found = Object.hasOwn(snippets, name) ? snippets[name] : undefined;
    return found === undefined ? refuse(ask, { status: 404, detail: `There are ${names.join(' and ')}.` }) : text(200, found);
  },
};
