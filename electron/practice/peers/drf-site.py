"""The library once more, in Django REST framework itself: what the practice server is held against.

Run as: python3 drf-site.py FOLDER PORT. The folder has rows.json; the database is made in it.
"""
import importlib.util
import json
import os
import sys

folder, port = sys.argv[1], sys.argv[2]

import types

import django
from django.conf import settings

# An app needs a module of its own, or its relations are not followed.
library = types.ModuleType("library")
library.__path__ = [folder]
sys.modules["library"] = library

settings.configure(
    DEBUG=False,
    SECRET_KEY="practice",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="__main__",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.staticfiles",
        "rest_framework",
        "rest_framework.authtoken",
        "library",
    ],
    STATIC_URL="/static/",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
        }
    ],
    MEDIA_ROOT=os.path.join(folder, "media"),
    MEDIA_URL="/media/",
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(folder, "drf.sqlite3")}},
    USE_TZ=True,
    TIME_ZONE="UTC",
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [
            "rest_framework.authentication.BasicAuthentication",
            "rest_framework.authentication.TokenAuthentication",
        ]
    },
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    LOGGING_CONFIG=None,
)
django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.validators import MaxValueValidator, MinLengthValidator, MinValueValidator, RegexValidator
from django.db import connection, models
from django.urls import include, path
from django.utils import timezone
from rest_framework import (
    authentication,
    filters,
    pagination,
    parsers,
    permissions,
    renderers,
    serializers,
    throttling,
    views,
    viewsets,
)
from rest_framework.authtoken.models import Token
from rest_framework.authtoken.views import ObtainAuthToken
from rest_framework.generics import ListAPIView
from rest_framework.response import Response
from rest_framework.reverse import preserve_builtin_query_params
from rest_framework.routers import DefaultRouter


class Author(models.Model):
    name = models.CharField(max_length=120)
    born = models.IntegerField("Year of birth", null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(2100)])
    country = models.CharField(max_length=60, blank=True, default="")
    created = models.DateTimeField()
    updated = models.DateTimeField()

    class Meta:
        app_label = "library"


class Category(models.Model):
    name = models.CharField(max_length=60, unique=True)
    description = models.CharField(max_length=300, blank=True, default="")
    created = models.DateTimeField()
    updated = models.DateTimeField()

    class Meta:
        app_label = "library"


class Book(models.Model):
    title = models.CharField(max_length=200)
    isbn = models.CharField(
        "ISBN",
        max_length=13,
        unique=True,
        help_text="Ten or thirteen digits. No two books have the same.",
        validators=[
            MinLengthValidator(10),
            RegexValidator(r"^(\d{9}[\dX]|\d{13})$", "Enter a valid ISBN: ten or thirteen digits."),
        ],
    )
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    category = models.ForeignKey(Category, null=True, blank=True, on_delete=models.SET_NULL)
    price = models.DecimalField(max_digits=7, decimal_places=2, help_text="In pounds.", validators=[MinValueValidator(0)])
    published = models.DateField(null=True, blank=True)
    in_stock = models.BooleanField(default=True)
    format = models.CharField(
        max_length=10,
        default="paperback",
        choices=[("hardback", "Hardback"), ("paperback", "Paperback"), ("ebook", "Ebook"), ("audio", "Audio")],
    )
    tags = models.JSONField(default=list)
    created = models.DateTimeField()
    updated = models.DateTimeField()

    class Meta:
        app_label = "library"


def load(name):
    """A module of ours beside this one."""
    spec = importlib.util.spec_from_file_location(name, os.path.join(os.path.dirname(os.path.abspath(__file__)), f"drf-{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


workshop = load("workshop")


def make_tables():
    # It lasts for a test: nothing of it has to be on the disk.
    connection.cursor().execute("PRAGMA synchronous=OFF")
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        for model in (Author, Category, Book):
            editor.create_model(model)
    with open(os.path.join(folder, "rows.json"), encoding="utf-8") as file:
        rows = json.load(file)
    workshop.make_rows()
    Author.objects.bulk_create(Author(**row) for row in rows["authors"])
    Category.objects.bulk_create(Category(**row) for row in rows["categories"])
    Book.objects.bulk_create(Book(**row) for row in rows["books"])
    for person in rows["people"]:
        make = User.objects.create_superuser if person["role"] == "admin" else User.objects.create_user
        user = make(person["username"], password=person["password"])
        Token.objects.create(user=user, key=person["token"])


class Named(renderers.BaseRenderer):
    """Only its name counts: what it would write is an add-on's business."""

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return b""


class Xml(Named):
    media_type, format = "application/xml", "xml"


class Csv(Named):
    media_type, format = "text/csv", "csv"


class Yaml(Named):
    media_type, format = "application/yaml", "yaml"


class Html(Named):
    media_type, format = "text/html", "api"


class NamedParser(parsers.BaseParser):
    def parse(self, stream, media_type=None, parser_context=None):
        return {}


class XmlParser(NamedParser):
    media_type = "application/xml"


class CsvParser(NamedParser):
    media_type = "text/csv"


class YamlParser(NamedParser):
    media_type = "application/yaml"


class MergePatchParser(NamedParser):
    media_type = "application/merge-patch+json"


class JsonPatchParser(NamedParser):
    media_type = "application/json-patch+json"


class Bearer(authentication.TokenAuthentication):
    keyword = "Bearer"


everybody = [authentication.BasicAuthentication, authentication.TokenAuthentication, Bearer]


class Manners:
    renderer_classes = [renderers.JSONRenderer, Html, Xml, Csv, Yaml]
    parser_classes = [parsers.JSONParser, parsers.FormParser, parsers.MultiPartParser, XmlParser, CsvParser, YamlParser]
    authentication_classes = everybody
    permission_classes = [permissions.IsAuthenticatedOrReadOnly]


class Pages(pagination.PageNumberPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100


class Limits(pagination.LimitOffsetPagination):
    default_limit = 20
    max_limit = 100


class Cursors(pagination.CursorPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100
    ordering = "-id"


class Computed(serializers.ReadOnlyField):
    def __init__(self, of):
        self.of = of
        super().__init__(source="*")

    def to_representation(self, instance):
        return self.of(self.context, instance)


def link(to):
    def made(context, row):
        place, mark, query = to(row).partition("?")
        if context.get("format") and place.endswith("/"):
            place = f"{place[:-1]}.{context['format']}"
        request = context["request"]
        return preserve_builtin_query_params(request.build_absolute_uri(place + mark + query), request)

    return made


class AuthorSerializer(serializers.HyperlinkedModelSerializer):
    books = Computed(link(lambda row: f"/library/books/?author={row.id}"))

    class Meta:
        model = Author
        fields = ["url", "id", "name", "born", "country", "books", "created", "updated"]
        read_only_fields = ["created", "updated"]


class CategorySerializer(serializers.HyperlinkedModelSerializer):
    books = Computed(link(lambda row: f"/library/books/?category={row.id}"))

    class Meta:
        model = Category
        fields = ["url", "id", "name", "description", "books", "created", "updated"]
        read_only_fields = ["created", "updated"]


class BookSerializer(serializers.HyperlinkedModelSerializer):
    author_name = Computed(lambda context, row: row.author.name)
    tags = serializers.ListField(child=serializers.CharField(max_length=30), required=False)
    cover = Computed(link(lambda row: f"/media/covers/{row.id}"))
    comments = Computed(link(lambda row: f"/library/books/{row.id}/comments/"))

    class Meta:
        model = Book
        fields = (
            "url id title isbn author author_name category price published in_stock format tags cover comments created updated"
        ).split()
        read_only_fields = ["created", "updated"]


class Library(Manners, viewsets.ModelViewSet):
    pagination_class = Pages
    filter_backends = [filters.SearchFilter, filters.OrderingFilter]

    @property
    def parser_classes(self):
        return Manners.parser_classes + ([MergePatchParser, JsonPatchParser] if self.detail else [])

    def perform_create(self, serializer):
        now = timezone.now().replace(microsecond=0)
        serializer.save(created=now, updated=now)

    def perform_update(self, serializer):
        serializer.save(updated=timezone.now().replace(microsecond=0))


class AuthorViewSet(Library):
    queryset = Author.objects.order_by("id")
    serializer_class = AuthorSerializer
    search_fields = ["name", "country"]


class CategoryViewSet(Library):
    queryset = Category.objects.order_by("id")
    serializer_class = CategorySerializer


class BookViewSet(Library):
    queryset = Book.objects.select_related("author").order_by("id")
    serializer_class = BookSerializer
    search_fields = ["title", "author__name"]
    ordering_fields = ["id", "title", "price", "published"]


class PagedSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["id", "title", "price", "published"]


def paged(style):
    class Paged(ListAPIView):
        renderer_classes = [renderers.JSONRenderer]
        authentication_classes = everybody
        queryset = Book.objects.order_by("-id")
        serializer_class = PagedSerializer
        pagination_class = style
        filter_backends = [filters.SearchFilter]
        search_fields = ["title", "author__name"]

    return Paged.as_view()


class Saying(Manners, views.APIView):
    def say(self, request, **rest):
        return Response({"method": request.method, "username": request.user.username or None})

    get = post = put = patch = delete = say


def door(*classes):
    return type("Door", (Saying,), {"authentication_classes": list(classes), "permission_classes": [permissions.IsAuthenticated]}).as_view()


def permitted(permission):
    return type("Permitted", (Saying,), {"permission_classes": [permission]}).as_view()


class Anon(throttling.AnonRateThrottle):
    rate = "5/min"


class Everybody(throttling.UserRateThrottle):
    rate = "5/min"


def throttled(throttle):
    def get(self, request):
        return Response({"hello": request.user.username or "stranger"})

    inside = {"permission_classes": [permissions.AllowAny], "throttle_classes": [throttle], "get": get, "post": get}
    return type("Throttled", (Manners, views.APIView), inside).as_view()


class ObtainToken(Manners, ObtainAuthToken):
    permission_classes = [permissions.AllowAny]


router = DefaultRouter()
router.register("authors", AuthorViewSet)
router.register("categories", CategoryViewSet)
router.register("books", BookViewSet)

urlpatterns = [
    path("library/", include(router.urls)),
    path("pagination/page-number/", paged(Pages)),
    path("pagination/limit-offset/", paged(Limits)),
    path("pagination/cursor/", paged(Cursors)),
    path("permissions/allow-any/", permitted(permissions.AllowAny)),
    path("permissions/is-authenticated/", permitted(permissions.IsAuthenticated)),
    path("permissions/is-admin-user/", permitted(permissions.IsAdminUser)),
    path("permissions/is-authenticated-or-read-only/", permitted(permissions.IsAuthenticatedOrReadOnly)),
    path("auth/basic/", door(authentication.BasicAuthentication)),
    path("auth/token/", door(authentication.TokenAuthentication)),
    path("auth/bearer/", door(Bearer)),
    path("auth/session/", door(authentication.SessionAuthentication)),
    path("throttle/anon/", throttled(Anon)),
    path("throttle/user/", throttled(Everybody)),
    path("api-token-auth/", ObtainToken.as_view()),
    path("workshop/", include(workshop.urlpatterns)),
]

if __name__ == "__main__":
    make_tables()
    call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, verbosity=0)
