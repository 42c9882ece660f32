"""An area that a group covers: its name is enough, and a county stands for every authority in it."""

from directory.actions.placing import asked
from directory.gazetteer import Kind, authority, find_place
from directory.models import Coverage

from .public_text import PublicTextForm

NOT_KNOWN = "We do not know an authority or county of this name. Write its code too, as in E08000035."


class CoverageForm(PublicTextForm):
    class Meta:
        model = Coverage
        fields = ["area", "authority_code"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].required = name == "area"
        self.more_codes: tuple[str, ...] = ()

    def clean(self):
        data = super().clean()
        area, code = data.get("area"), data.get("authority_code", "").strip().upper()
        if area and not code:
            code, *more = codes_of(area) or [""]
            self.more_codes = tuple(more)
            if not code:
                self.add_error("area", NOT_KNOWN)
        data["authority_code"] = code
        return data

    def join_others(self) -> None:
        """The county's other authorities, beside the first that this row holds."""
        row = self.instance
        for code in self.more_codes:
            Coverage.objects.get_or_create(
                project=row.project, authority_code=code, defaults={"area": row.area}
            )


def codes_of(area: str) -> list[str]:
    place = asked(find_place, area)
    if place is not None and place.kind == Kind.COUNTY:
        return sorted(place.authority_codes)
    if place is not None and place.kind == Kind.AUTHORITY:
        return [place.authority_code]
    # A town that bears the name of its own authority: Leeds, Hartlepool.
    own = asked(authority, place.authority_code) if place is not None and place.authority_code else None
    return [own.authority_code] if own is not None and own.name.casefold() == area.casefold() else []
