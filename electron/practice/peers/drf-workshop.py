"""What a shop does with Django REST framework that the library does not: fields of every type, objects in objects and
lists of them, files, thousands of related things, filters, actions, refusals and pages that do not stay as they are.

Loaded by drf-site.py, which has configured Django by then. What django-filter, Pillow, uritemplate and drf-spectacular
are for is left out where they are not there.
"""
import time
from decimal import Decimal

import django.forms
from django.db import connection, models
from django.urls import include, path
from rest_framework import exceptions, filters, mixins, pagination, parsers, permissions, renderers, serializers, throttling
from rest_framework import views, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.routers import DefaultRouter
from rest_framework.schemas import get_schema_view
from rest_framework.schemas.openapi import AutoSchema

try:
    from django_filters.rest_framework import DjangoFilterBackend
except ImportError:
    DjangoFilterBackend = None

try:
    import PIL  # noqa: F401
except ImportError:
    PIL = None

try:
    import uritemplate  # noqa: F401
except ImportError:
    uritemplate = None

try:
    from drf_spectacular.openapi import AutoSchema as SpectacularSchema
    from drf_spectacular.views import SpectacularAPIView
except ImportError:
    SpectacularAPIView = None


class Town(models.Model):
    name = models.CharField(max_length=60)
    country = models.CharField(max_length=2)
    people = models.IntegerField()

    class Meta:
        app_label = "library"

    def __str__(self):
        return self.name


class Carrier(models.Model):
    name = models.CharField(max_length=40)

    class Meta:
        app_label = "library"

    def __str__(self):
        return self.name


class Parcel(models.Model):
    code = models.CharField(max_length=8, unique=True)
    sent_from = models.ForeignKey(Town, related_name="outgoing", on_delete=models.CASCADE)
    sent_to = models.ForeignKey(Town, related_name="incoming", null=True, blank=True, on_delete=models.SET_NULL)
    stops = models.ManyToManyField(Town, related_name="passing", blank=True)
    carrier = models.ForeignKey(Carrier, null=True, blank=True, on_delete=models.SET_NULL)
    weight = models.DecimalField(max_digits=12, decimal_places=4)
    state = models.CharField(max_length=10, choices=[("new", "New"), ("sent", "On its way"), ("there", "Delivered")])
    fragile = models.BooleanField(null=True)
    wrapping = models.CharField(max_length=10, null=True, blank=True, choices=[("paper", "Paper"), ("box", "Box")])
    day = models.DateField()

    class Meta:
        app_label = "library"


class Picture(models.Model):
    title = models.CharField(max_length=40)
    image = models.FileField(upload_to="pictures")
    leaflet = models.FileField(upload_to="leaflets", null=True, blank=True)
    public = models.BooleanField(default=True)

    class Meta:
        app_label = "library"


tables = [Town, Carrier, Parcel, Picture]


def make_rows():
    with connection.schema_editor() as editor:
        for model in tables:
            editor.create_model(model)
    Town.objects.bulk_create(
        Town(name=f"{['North', 'South', 'East', 'West', 'Old', 'New'][at % 6]} Cairn {at:04}", country=["GB", "IE", "FR", "ES"][at % 4], people=at * 37)
        for at in range(1, 3001)
    )
    Carrier.objects.bulk_create(Carrier(name=name) for name in ["Mule and Sons", "Night Post", "Hill Runners"])
    Parcel.objects.bulk_create(
        Parcel(
            code=f"P{at:05}",
            sent_from_id=at * 7,
            sent_to_id=at * 11 if at % 3 else None,
            weight=Decimal(f"{at}.1250"),
            state=["new", "sent", "there"][at % 3],
            fragile=[True, False, None][at % 3],
            carrier_id=at % 3 + 1 if at % 4 else None,
            day=f"2024-{at % 12 + 1:02}-{at % 28 + 1:02}",
        )
        for at in range(1, 61)
    )
    Parcel.objects.get(id=1).stops.set([3, 5, 8])


class Open:
    permission_classes = [permissions.AllowAny]


class Pages(pagination.PageNumberPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100


# Related resources, thousands of them.


class TownSerializer(serializers.HyperlinkedModelSerializer):
    class Meta:
        model = Town
        fields = ["url", "id", "name", "country", "people"]


class TownViewSet(Open, viewsets.ModelViewSet):
    queryset = Town.objects.order_by("id")
    serializer_class = TownSerializer
    pagination_class = Pages
    filter_backends = [filters.SearchFilter, filters.OrderingFilter]
    search_fields = ["name"]


class CarrierSerializer(serializers.ModelSerializer):
    class Meta:
        model = Carrier
        fields = ["id", "name"]


class CarrierViewSet(Open, viewsets.ModelViewSet):
    queryset = Carrier.objects.order_by("id")
    serializer_class = CarrierSerializer
    filter_backends = [filters.SearchFilter]
    search_fields = ["name"]


class ParcelSerializer(serializers.HyperlinkedModelSerializer):
    class Meta:
        model = Parcel
        fields = ["url", "id", "code", "sent_from", "sent_to", "stops", "weight", "state", "fragile", "day"]


class ParcelViewSet(Open, viewsets.ModelViewSet):
    """Parcels, from where to where.

    * `state` says how far it is
    * an unknown answer to *fragile* is `null`
    """

    queryset = Parcel.objects.order_by("id")
    serializer_class = ParcelSerializer
    pagination_class = Pages
    filter_backends = [filters.SearchFilter, filters.OrderingFilter] + ([DjangoFilterBackend] if DjangoFilterBackend else [])
    search_fields = ["code"]
    ordering_fields = ["id", "weight", "day"]
    filterset_fields = {"state": ["exact"], "fragile": ["exact"], "weight": ["gte", "lte"], "day": ["exact", "year"]}

    @action(detail=True, methods=["post"])
    def deliver(self, request, pk=None):
        """Marks it as delivered."""
        parcel = self.get_object()
        parcel.state = "there"
        parcel.save()
        return Response(self.get_serializer(parcel).data)

    @action(detail=False)
    def heaviest(self, request):
        return Response(self.get_serializer(Parcel.objects.order_by("-weight")[:3], many=True).data)


class Journey(serializers.Serializer):
    to = serializers.CharField(max_length=40, help_text="The name of a town.")
    by_night = serializers.BooleanField(default=False)


class ParcelById(serializers.ModelSerializer):
    """The same with keys in place of links, as `ModelSerializer` has them."""

    class Meta:
        model = Parcel
        fields = ["id", "code", "sent_from", "sent_to", "stops", "carrier", "weight", "state", "fragile", "wrapping", "day"]


class ParcelByIdViewSet(Open, viewsets.ModelViewSet):
    queryset = Parcel.objects.order_by("id")
    serializer_class = ParcelById
    pagination_class = Pages

    @action(detail=True, methods=["post"])
    def deliver(self, request, pk=None):
        """Marks it as delivered."""
        Parcel.objects.filter(pk=self.get_object().pk).update(state="there")
        return Response(ParcelById(self.get_object()).data)

    @action(detail=True, methods=["get", "post"], serializer_class=Journey)
    def forward(self, request, pk=None):
        """Sends it on to another town."""
        if request.method == "GET":
            return Response({"to": getattr(self.get_object().sent_to, "name", None)})
        journey = Journey(data=request.data)
        journey.is_valid(raise_exception=True)
        town = Town.objects.filter(name=journey.validated_data["to"]).first()
        if town is None:
            raise serializers.ValidationError({"to": ["There is no such town."]})
        Parcel.objects.filter(pk=self.get_object().pk).update(sent_to=town, state="sent")
        return Response(journey.data)

    @action(detail=False)
    def heaviest(self, request):
        return Response(ParcelById(Parcel.objects.order_by("-weight")[:3], many=True).data)


# Objects in objects, and lists of objects, kept in memory.


class Address(serializers.Serializer):
    street = serializers.CharField(max_length=80)
    postcode = serializers.RegexField(r"^[A-Z0-9 ]{3,8}$", help_text="Capitals and digits.")
    country = serializers.ChoiceField(choices=[("gb", "Great Britain"), ("ie", "Ireland"), ("fr", "France")])


class Customer(serializers.Serializer):
    name = serializers.CharField(max_length=60)
    email = serializers.EmailField()
    address = Address()


class Extra(serializers.Serializer):
    name = serializers.SlugField()
    value = serializers.CharField()


class Line(serializers.Serializer):
    article = serializers.CharField(max_length=20)
    quantity = serializers.IntegerField(min_value=1, max_value=99)
    price = serializers.DecimalField(max_digits=9, decimal_places=2, min_value=Decimal("0.01"))
    extras = Extra(many=True, required=False)

    def validate(self, line):
        # Only the server knows this, and says it of the line as a whole.
        if line["article"] == "rare" and line["quantity"] > 1:
            raise serializers.ValidationError("Of what is rare there is one.")
        return line

    def validate_article(self, article):
        if article == "gone":
            raise serializers.ValidationError("This article is not sold any more.")
        return article


class OrderSerializer(serializers.Serializer):
    id = serializers.IntegerField(read_only=True)
    reference = serializers.CharField(min_length=3, max_length=12)
    customer = Customer()
    lines = Line(many=True, allow_empty=False)
    gift = serializers.BooleanField(allow_null=True, required=False)
    express = serializers.BooleanField(default=False)
    note = serializers.CharField(required=False, allow_blank=True, style={"base_template": "textarea.html"})
    created = serializers.DateTimeField(read_only=True)

    def validate_reference(self, reference):
        if reference.lower() == "taken":
            raise serializers.ValidationError("There is an order with this reference.")
        return reference

    def validate(self, order):
        if order.get("gift") and order.get("express"):
            raise serializers.ValidationError("A gift is wrapped, which takes a day: it cannot be express.")
        return order


class Kept(Open, viewsets.ViewSet):
    """A list in memory, and its items by number."""

    shape: type[serializers.Serializer]
    kept: dict

    def get_serializer(self, *args, **more):
        return self.shape(*args, **more)

    def list(self, request):
        return Response([{**row, "url": request.build_absolute_uri(f"{request.path}{row['id']}/")} for row in self.kept.values()])

    def create(self, request):
        return self.keep(request, max(self.kept, default=0) + 1, 201)

    def retrieve(self, request, pk=None):
        return Response(self.kept[self.find(pk)])

    def update(self, request, pk=None):
        return self.keep(request, self.find(pk), 200)

    def partial_update(self, request, pk=None):
        return self.keep(request, self.find(pk), 200, partial=True)

    def destroy(self, request, pk=None):
        del self.kept[self.find(pk)]
        return Response(status=204)

    def get_object(self):
        return self.find(self.kwargs["pk"])

    def find(self, pk):
        if not str(pk).isdigit() or int(pk) not in self.kept:
            raise exceptions.NotFound()
        return int(pk)

    def keep(self, request, pk, status, partial=False):
        serializer = self.shape(data=request.data, partial=partial)
        serializer.is_valid(raise_exception=True)
        before = self.kept.get(pk, {"created": "2024-01-01T00:00:00Z"})
        shown = self.shape({**before, **serializer.validated_data}).data if not partial else {**before, **self.said(serializer)}
        self.kept[pk] = {**before, **shown, "id": pk}
        head = {"Location": request.build_absolute_uri(f"{request.path}{pk}/")} if status == 201 else {}
        return Response(self.kept[pk], status=status, headers=head)

    def said(self, serializer):
        return {
            name: serializer.fields[name].to_representation(value) if value is not None else None
            for name, value in serializer.validated_data.items()
        }


class OrderViewSet(Kept):
    shape = OrderSerializer
    kept = {
        1: {
            "id": 1,
            "reference": "FIRST",
            "customer": {
                "name": "Ada",
                "email": "ada@example.com",
                "address": {"street": "1 Hill Road", "postcode": "AB1 2CD", "country": "gb"},
            },
            "lines": [
                {"article": "stone", "quantity": 3, "price": "1.10", "extras": [{"name": "colour", "value": "grey"}]},
                {"article": "moss", "quantity": 1, "price": "12.00", "extras": []},
            ],
            "gift": None,
            "express": False,
            "note": "",
            "created": "2024-01-01T00:00:00Z",
        }
    }


# A field of every type.


class Everything(serializers.Serializer):
    id = serializers.IntegerField(read_only=True)
    anything = serializers.ReadOnlyField()
    flag = serializers.BooleanField()
    maybe = serializers.BooleanField(allow_null=True, required=False, help_text="Yes, no, or nobody knows.")
    text = serializers.CharField(min_length=2, max_length=20)
    blank = serializers.CharField(required=False, allow_blank=True, allow_null=True)
    mail = serializers.EmailField(required=False)
    code = serializers.RegexField(r"^[A-Z]{2}\d{3}$", required=False, help_text="Two capitals and three digits.")
    slug = serializers.SlugField(required=False)
    site = serializers.URLField(required=False)
    key = serializers.UUIDField(required=False)
    host = serializers.IPAddressField(required=False)
    whole = serializers.IntegerField(min_value=-5, max_value=9007199254740993, required=False)
    float = serializers.FloatField(min_value=0.5, max_value=1e6, required=False)
    decimal = serializers.DecimalField(max_digits=30, decimal_places=10, required=False)
    moment = serializers.DateTimeField(required=False, allow_null=True)
    day = serializers.DateField(required=False)
    clock = serializers.TimeField(required=False)
    wait = serializers.DurationField(required=False)
    one = serializers.ChoiceField(choices=["a", "b", "c"], required=False)
    number = serializers.ChoiceField(choices=[(1, "One"), (2, "Two"), (3, "Three"), (4, "Four"), (5, "Five")], required=False)
    grouped = serializers.ChoiceField(choices=[("Warm", [("red", "Red"), ("pink", "Pink")]), ("Cold", [("blue", "Blue")])], required=False)
    several = serializers.MultipleChoiceField(choices=[("mo", "Monday"), ("tu", "Tuesday"), ("we", "Wednesday")], required=False)
    many_choices = serializers.ChoiceField(choices=[(f"c{at}", f"Choice {at}") for at in range(1, 1201)], required=False)
    tags = serializers.ListField(child=serializers.CharField(max_length=5), max_length=3, required=False)
    marks = serializers.ListField(child=serializers.IntegerField(min_value=0, max_value=9), required=False)
    words = serializers.DictField(child=serializers.CharField(max_length=5), required=False)
    raw = serializers.JSONField(required=False)

    def to_representation(self, instance):
        return {name: value for name, value in super().to_representation(instance).items() if value is not None or name in instance}


class EverythingViewSet(Kept):
    shape = Everything
    kept: dict = {}

    def said(self, serializer):
        return {**super().said(serializer)}


# Files.


class PictureSerializer(serializers.ModelSerializer):
    image = (
        serializers.ImageField() if PIL else serializers.ImageField(_DjangoImageField=django.forms.FileField)
    )

    class Meta:
        model = Picture
        fields = ["id", "title", "image", "leaflet", "public"]


class PictureViewSet(Open, viewsets.ModelViewSet):
    queryset = Picture.objects.order_by("id")
    serializer_class = PictureSerializer
    parser_classes = [parsers.MultiPartParser, parsers.FormParser, parsers.JSONParser]


class LatePictureViewSet(PictureViewSet):
    """Says what it takes only after a while."""

    queryset = Picture.objects.none()

    def options(self, request, *args, **kwargs):
        time.sleep(0.3)
        return super().options(request, *args, **kwargs)


# Refusals, and OPTIONS that does not say anything.


class Signed(permissions.BasePermission):
    message = "Only who has signed the visitors' book."

    def has_permission(self, request, view):
        return request.method == "GET"


def view(name, **members):
    say = lambda self, request: Response({"view": name, "method": request.method})  # noqa: E731
    return type(name, (views.APIView,), {"permission_classes": [permissions.AllowAny], "get": say, "post": say, **members}).as_view()


def fails(self, request):
    raise exceptions.APIException("There is no description today.")


def is_slow(self, request):
    time.sleep(20)
    return Response({})


# Pages that do not stay as they are.


def numbers(count):
    return [{"id": at, "name": f"Thing {at}"} for at in range(1, count + 1)]


class Throttle(throttling.SimpleRateThrottle):
    """Three in a second, for everybody together."""

    rate = "3/s"

    def get_cache_key(self, request, view):
        return f"workshop-{view.kwargs.get('name', '')}"


class PagedView(Open, views.APIView):
    def rows(self):
        return numbers(200)

    def get(self, request, **rest):
        pages = Pages()
        return pages.get_paginated_response(pages.paginate_queryset(self.rows(), request, self))


class Throttled(PagedView):
    throttle_classes = [Throttle]


class Drifting(PagedView):
    """Each time it is asked for a page, a new row stands first."""

    added = 0

    def rows(self):
        Drifting.added += 1
        return [{"id": 1000 + at, "name": f"New {at}"} for at in range(Drifting.added, 0, -1)] + numbers(100)


class Formulas(PagedView):
    def rows(self):
        names = ["=1+1", "+44 20", "-2+3", "@SUM(A1)", "\tx", "=HYPERLINK(\"http://127.0.0.1\")", "plain, with comma", 'say "so"', "two\nlines"]
        return [{"id": at, "name": name, "debt": -12.5 if at % 2 else None, "in": {"deep": [1, {"er": name}]}} for at, name in enumerate(names, 1)]


class Shelf(Open, views.APIView):
    """A resource that has long lists inside."""

    def get(self, request):
        book = lambda at: {  # noqa: E731
            "url": request.build_absolute_uri(f"/library/books/{at}/"),
            "title": f"Book {at} of the long shelf",
            "price": f"{at}.50",
            "published": f"2024-01-{at % 28 + 1:02}",
            "in_stock": at % 3 != 0,
            "tags": ["stones", "trails"][: at % 3],
        }
        return Response(
            {
                "name": "The long shelf",
                "height": 2.25,
                "keeper": {"name": "Ada", "mail": "ada@example.com"},
                "books": [book(at) for at in range(1, 301)],
                "repairs": [{"day": "2024-05-01", "cost": "12.00"}, {"day": "2024-06-01", "cost": None}],
                "colours": ["red", "green"],
            }
        )


class Templates(Open, views.APIView):
    """Links with gaps, and links elsewhere."""

    def get(self, request):
        here = request.build_absolute_uri("/")
        there = here.replace("127.0.0.1", "localhost")
        return Response(
            {
                "book_url": f"{here}library/books/{{id}}/",
                "search_url": f"{here}library/books/{{?search,ordering,page}}",
                "relative": "/workshop/towns/",
                "elsewhere": f"{there}workshop/who/",
                "mail": "mailto:ada@example.com",
                "script": "javascript:alert(1)",
            }
        )


class Who(Open, views.APIView):
    def get(self, request):
        return Response({"said": "Authorization came" if "Authorization" in request.headers else "no Authorization"})


class Bulk(Open, views.APIView):
    def get(self, request):
        return Response(numbers(3))


# The same parcels in an API that is described: as REST framework itself does it, and as drf-spectacular does.


def described_by(schema, link=None):
    """The addresses of a small API, whose views have the schema; with a link, every answer of it names its description."""

    def say(self, request, response, *args, **kwargs):
        response = super(type(self), self).finalize_response(request, response, *args, **kwargs)
        if link:
            response["Link"] = f'<{link}>; rel="service-desc"'
        return response

    urls = DefaultRouter()
    for name, of in [("towns", TownViewSet), ("carriers", CarrierViewSet), ("parcels", ParcelByIdViewSet)]:
        members = {"schema": schema, "serializer_class": of.serializer_class}
        urls.register(name, type(of.__name__, (of,), {**members, "finalize_response": say}), basename=name)
    return urls


described = []
if uritemplate:
    own = described_by(AutoSchema(), link="/workshop/described/openapi")
    patterns = [path("workshop/described/", include(own.urls))]
    described += [
        path("described/", include(own.urls)),
        path("described/openapi", get_schema_view(title="Parcels", public=True, patterns=patterns)),
    ]
if SpectacularAPIView:
    spectacular = described_by(SpectacularSchema())
    patterns = [path("workshop/spectacular/", include(spectacular.urls))]
    described += [
        path("spectacular/", include(spectacular.urls)),
        path("spectacular/schema/", SpectacularAPIView.as_view(patterns=patterns, custom_settings={"TITLE": "Parcels", "VERSION": "1"})),
    ]

router = DefaultRouter()
router.register("towns", TownViewSet)
router.register("carriers", CarrierViewSet)
router.register("parcels", ParcelViewSet)
router.register("parcels-by-id", ParcelByIdViewSet, basename="parcel-by-id")
router.register("orders", OrderViewSet, basename="order")
router.register("everything", EverythingViewSet, basename="everything")
router.register("pictures", PictureViewSet)
router.register("late-pictures", LatePictureViewSet, basename="late-picture")

urlpatterns = [
    path("", include(router.urls)),
    path("signed/", view("Signed", permission_classes=[Signed])),
    path("no-options/", view("NoOptions", http_method_names=["get", "post"])),
    path("no-metadata/", view("NoMetadata", metadata_class=None)),
    path("failing-options/", view("FailingOptions", options=fails)),
    path("slow-options/", view("SlowOptions", options=is_slow)),
    path("throttled/<str:name>/", Throttled.as_view()),
    path("drifting/", Drifting.as_view()),
    path("formulas/", Formulas.as_view()),
    path("shelf/", Shelf.as_view()),
    path("templates/", Templates.as_view()),
    path("who/", Who.as_view()),
    *described,
]
