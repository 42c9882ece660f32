"""The house stands as drawn: imports go down only, and the top level holds what was agreed."""

import ast
import re
import subprocess
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent

# A room may import what stands on a lower level. docs/architecture.md draws them.
LEVELS = [
    {"vocabulary", "phones", "geo", "term_tree", "phrases", "signpost_subjects", "fetching"},
    {"questions", "rules", "contact_values", "consent_wordings", "schedule"},
    {"models", "contact_forms"},
    {"gazetteer"},
    {"people"},
    {"search", "records"},
    {"pages", "mail"},
    {"reports"},
    {"exports", "imports"},
    {"views", "jobs"},
    {"admin"},
    {"workbench"},
    {"management"},
    {"urls", "apps", "migrations"},
]
LEVEL_OF = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
# Tools of ours: only the commands that run them may know of them.
TOOLS = "workbench"
# Packages that Django wants.
SAYS_NOTHING = {"commands", "migrations"}

TOP_LEVEL = set(
    "manage.py peerdir directory templates static fixtures tests pyproject.toml Dockerfile README.md "
    "Makefile .ci requirements.txt requirements-dev.txt .gitignore .dockerignore THIRD_PARTY.md docs".split()
)
# In pieces, so that this file does not hold what it looks for.
PLACES = ["wor" + "k", "roo" + "t", "hom" + "e", "User" + "s", "far" + "m"]
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:" + "|".join(PLACES) + r")/[\w.]|/tmp/\w" + "+_job")
REGISTRY = re.compile("pythonhos" + r"ted|pypi\.or" + r"g/simple|npmj" + r"s\.(?:org|com)|index-u" + "rl")


def test_every_room_imports_only_what_stands_below_it():
    assert wrong_imports(HOUSE / "directory") == []


def test_an_import_that_goes_up_is_seen(tmp_path):
    write(tmp_path, "models/projects.py", "from directory.search import ProjectSearch")
    assert wrong_imports(tmp_path / "directory") == ["models/projects.py: models may not import search"]


def test_every_way_of_writing_an_import_is_seen(tmp_path):
    write(tmp_path, "geo.py", "import directory.models.projects")
    write(tmp_path, "people/roles.py", "from directory import views")
    write(tmp_path, "gazetteer/lookup.py", "def late():\n    from ..search.question import ProjectFilter")
    write(tmp_path, "models/__init__.py", "from .. import records")
    write(tmp_path, "search/words.py", "import importlib\nimportlib.import_module('directory.exports.csv')")
    assert wrong_imports(tmp_path / "directory") == [
        "gazetteer/lookup.py: gazetteer may not import search",
        "geo.py: geo may not import models",
        "models/__init__.py: models may not import records",
        "people/roles.py: people may not import views",
        "search/words.py: search may not import exports",
    ]


def test_neighbours_on_one_level_do_not_import_each_other(tmp_path):
    write(tmp_path, "search/joined.py", "from directory.records import publish")
    write(tmp_path, "records/found.py", "from directory.search import ProjectSearch")
    assert wrong_imports(tmp_path / "directory") == [
        "records/found.py: records may not import search",
        "search/joined.py: search may not import records",
    ]


def test_a_room_that_nobody_drew_is_seen(tmp_path):
    write(tmp_path, "utils.py", "")
    write(tmp_path, "views/home.py", "from directory import helpers\nfrom peerdir import settings")
    assert wrong_imports(tmp_path / "directory") == [
        "utils.py: utils has no place in the house",
        "views/home.py: views may not import helpers",
        "views/home.py: views may not import peerdir",
    ]


def test_imports_that_go_down_or_out_are_right(tmp_path):
    write(tmp_path, "views/projects.py", "import django\nfrom directory.search import ProjectSearch")
    write(tmp_path, "models/__init__.py", "from .projects import Project\nfrom directory import geo")
    write(tmp_path, "imports/load.py", "from ..records.workflow import publish\nfrom . import clean")
    assert wrong_imports(tmp_path / "directory") == []


def test_nothing_imports_the_tools_but_their_commands(tmp_path):
    write(tmp_path, "urls.py", "from directory.workbench import bench")
    write(tmp_path, "management/commands/bench.py", "from directory.workbench import bench")
    assert wrong_imports(tmp_path / "directory") == ["urls.py: urls may not import workbench"]


def test_the_settings_and_server_import_nothing_of_the_directory():
    assert {path.name: rooms for path, rooms in imports_of_peerdir() if rooms} == {}


def test_no_module_is_in_an_import_cycle():
    assert cycles(HOUSE / "directory") == []


def test_a_cycle_is_seen_however_its_imports_are_written(tmp_path):
    write(tmp_path, "search/a.py", "from . import b")
    write(tmp_path, "search/b.py", "def late():\n    from .c import thing")
    write(
        tmp_path,
        "search/c.py",
        "import typing\nif typing.TYPE_CHECKING:\n    from directory.search.a import x",
    )
    write(tmp_path, "search/d.py", "from . import a")
    assert cycles(tmp_path / "directory") == [
        ["directory.search.a", "directory.search.b", "directory.search.c"]
    ]


def test_every_room_says_what_it_is_for():
    rooms = [
        path for path in (HOUSE / "directory").rglob("__init__.py") if path.parent.name not in SAYS_NOTHING
    ]
    silent = [str(path) for path in rooms if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_the_top_level_holds_what_was_agreed_and_no_more():
    found = {name.partition("/")[0] for name in committed()}
    assert found - TOP_LEVEL == set()
    assert TOP_LEVEL - {path.name for path in HOUSE.iterdir()} == set()


def test_no_committed_file_names_this_machine_or_a_registry():
    found = [name for name in text_files() for text in [text_of(name)] if names_a_machine(text)]
    assert found == []


def test_a_machine_path_and_a_registry_are_seen():
    assert names_a_machine("see /" + "wor" + "k/notes.txt")
    assert names_a_machine('"/' + "roo" + 't/.cache"')
    assert names_a_machine("--index-u" + "rl x")
    assert not names_a_machine("https://example.org/home/page and path/home/x")


def wrong_imports(package: Path) -> list[str]:
    """Each import that breaks the order, as a sentence that names the file."""
    found = []
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package)
        room = room_of(inside)
        if room == "__init__":
            continue
        if room not in LEVEL_OF:
            found.append(f"{inside}: {room} has no place in the house")
            continue
        wrong = sorted(other for other in imported_rooms(path, package) if not may_import(room, other))
        found += [f"{inside}: {room} may not import {other}" for other in wrong]
    return found


def imports_of_peerdir() -> list[tuple[Path, set[str]]]:
    """Each file of peerdir with the modules of the directory that it imports."""
    found = []
    for path in sorted((HOUSE / "peerdir").rglob("*.py")):
        names = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names |= names_in(node, path.relative_to(HOUSE).parts)
        found.append((path, {name for name in names if name.partition(".")[0] == "directory"}))
    return found


def cycles(package: Path) -> list[list[str]]:
    """The modules that import each other in a circle, wherever in a file the imports stand."""
    paths = {module_of(path, package): path for path in package.rglob("*.py")}
    graph = {}
    for module, path in paths.items():
        names = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names |= names_in(node, path.relative_to(package.parent).parts)
        # `from a import b` is of the module a.b where there is one, else of a.
        graph[module] = {name if name in paths else name.rpartition(".")[0] for name in names} & paths.keys()
        graph[module].discard(module)
    return sorted(sorted(circle) for circle in strongly_connected(graph) if len(circle) > 1)


def module_of(path: Path, package: Path) -> str:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def strongly_connected(graph: dict[str, set[str]]) -> list[set[str]]:
    """Tarjan's algorithm: the sets of nodes each of which leads to every other."""
    numbers, lowest, stack, found = {}, {}, [], []

    def visit(node):
        numbers[node] = lowest[node] = len(numbers)
        stack.append(node)
        for other in graph[node]:
            if other not in numbers:
                visit(other)
                lowest[node] = min(lowest[node], lowest[other])
            elif other in stack:
                lowest[node] = min(lowest[node], numbers[other])
        if lowest[node] == numbers[node]:
            circle = set(stack[stack.index(node) :])
            del stack[stack.index(node) :]
            found.append(circle)

    for node in graph:
        if node not in numbers:
            visit(node)
    return found


def may_import(room: str, other: str) -> bool:
    if room == other:
        return True
    if other == TOOLS and room != "management":
        return False
    return other in LEVEL_OF and LEVEL_OF[other] < LEVEL_OF[room]


def room_of(inside: Path) -> str:
    return inside.parts[0].removesuffix(".py")


def imported_rooms(path: Path, package: Path) -> set[str]:
    """The rooms a file imports from, wherever in the file and however written; peerdir counts as one."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names |= names_in(node, path.relative_to(package.parent).parts)
    rooms = {name.split(".")[1] for name in names if name.startswith(f"{package.name}.")}
    return rooms | {"peerdir" for name in names if name.split(".")[0] == "peerdir"}


def names_in(node: ast.AST, parts: tuple[str, ...]) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        base = [*parts[: len(parts) - node.level]] if node.level else []
        whole = ".".join([*base, *([node.module] if node.module else [])])
        return {f"{whole}.{alias.name}" for alias in node.names}
    if isinstance(node, ast.Call) and node.args and "import_module" in ast.unparse(node.func):
        first = node.args[0]
        return {first.value} if isinstance(first, ast.Constant) and isinstance(first.value, str) else set()
    return set()


def committed() -> list[str]:
    """What git keeps or would keep; without git, what an unpacked copy holds."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
    )
    names = [name for name in listing.stdout.split("\0") if name and (HOUSE / name).is_file()]
    return names or [str(path.relative_to(HOUSE)) for path in HOUSE.glob("[!.]*/**/*") if path.is_file()]


def text_files() -> list[str]:
    return [name for name in committed() if Path(name).suffix not in {".xz", ".png", ".ico", ".svg"}]


def text_of(name: str) -> str:
    return (HOUSE / name).read_text("utf-8", errors="replace")


def names_a_machine(text: str) -> bool:
    return bool(MACHINE_PATH.search(text) or REGISTRY.search(text))


def write(tmp_path: Path, name: str, source: str):
    path = tmp_path / "directory" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source)
