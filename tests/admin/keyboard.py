"""A researcher with a keyboard alone: Tab from stop to stop, counting every key."""

from dataclasses import dataclass, field

STOP = """() => {
    const here = document.activeElement, box = here.getBoundingClientRect();
    const style = getComputedStyle(here.closest(".select2-selection") || here);
    const block = here.closest(".block"), shadow = style.boxShadow !== "none";
    return {
        tag: here.tagName, type: here.type || "", name: here.name || "", value: here.value || "",
        text: here.textContent.trim().slice(0, 60), block: block ? block.id : "",
        kinded: here.closest(".kinded") !== null, first: here.name && here.type === "checkbox"
            ? document.querySelector(`[name="${here.name}"]`) === here : false,
        seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || shadow
            || parseFloat(style.borderTopWidth) >= 1,
        inside: box.left >= 0 && box.right <= innerWidth + 1 && box.bottom > 0 && box.top < innerHeight,
    };
}"""


@dataclass
class Keyboard:
    """What was pressed, and how often a page was loaded."""

    page: object
    tabs: int = 0
    choices: int = 0
    letters: int = 0
    stops: int = 0
    loads: int = 0
    answered: list[str] = field(default_factory=list)

    def press(self, key):
        self.page.keyboard.press(key)
        self.tabs += key == "Tab"
        self.choices += key != "Tab"

    def type(self, text):
        self.page.keyboard.type(text)
        self.letters += len(text)

    def next(self):
        self.press("Tab")
        self.stops += 1
        stop = self.page.evaluate(STOP)
        assert stop["tag"] != "BODY", "the page ended before the record was whole"
        assert stop["inside"], f"out of sight: {stop}"
        assert stop["seen"], f"nobody sees where they are: {stop}"
        return stop

    def enter(self, address):
        """Press the button that has the focus, and wait for the page it leads to."""
        with self.page.expect_navigation(url=address):
            self.press("Enter")
        self.loads += 1

    @property
    def keys(self):
        return self.tabs + self.choices + self.letters
