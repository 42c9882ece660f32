"""An area that a group covers: its name is enough, and a county stands for every authority in it."""

from directory.actions.placing import codes_of
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
        if area and self.code_was_read(area, code):
            code = ""
        if area and not code:
            code, *more = codes_of(area) or [""]
            self.more_codes = tuple(more)
            if not code:
                self.add_error("area", NOT_KNOWN)
        data["authority_code"] = code
        return data

    def code_was_read(self, area: str, code: str) -> bool:
        """Whether the code is the one of the area that stood here, and another area stands here now."""
        row = self.instance
        moved = row.pk and area != row.area and code == row.authority_code
        return bool(moved) and code in codes_of(row.area) and code not in codes_of(area)

    def join_others(self) -> None:
        """The county's other authorities, beside the first that this row holds."""
        row = self.instance
        for code in self.more_codes:
            Coverage.objects.get_or_create(
                project=row.project, authority_code=code, defaults={"area": row.area}
            )
