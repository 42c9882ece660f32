"""What the benchmark prints."""

from collections.abc import Iterator


def lines(database: str, size: int, found: dict) -> Iterator[str]:
    """One size in one database, as plain lines."""
    b = found["floor_b"]
    yield f"\n{database}, {size:,} made-up projects"
    yield f"  search work             {pair(found['search'])}"
    yield f"  results page            {pair(found['page'])}"
    yield f"  floor A, fixed bytes    {pair(found['floor_a'])}"
    yield f"  floor B, template alone {pair(b)}"
    yield f"  page against floor B    {against(found['page'], b)}"
    yield f"  processor time          {pair(found['cpu'])}"
    yield f"  page while rebuilding   {pair(found['page_while_rebuilding'])}"
    yield f"  index built in          {found['rebuild_s']:.2f} s"
    sizes = found["bytes"]
    yield f"  bytes, compressed       median {sizes['median']:,.0f}, p95 {sizes['p95']:,.0f}"
    most, question = found["queries"]
    yield f"  most queries            {most} ({question or 'no question'})"
    slowest, question = found["slowest"]
    yield f"  slowest                 {slowest:.1f} ms ({question or 'no question'})"
    if "http" in found:
        yield f"  two gunicorn workers    {found['http']['per_second']:.0f} a second"
        yield f"  memory of one worker    {found['http']['pss_mb']:.0f} MB (PSS)"


def pair(values: dict[str, float]) -> str:
    return f"median {values['median']:.2f} ms, p95 {values['p95']:.2f} ms"


def against(found: dict, floor: dict) -> str:
    median, p95 = found["median"] / floor["median"], found["p95"] / floor["p95"]
    return f"median {median:.2f}x, p95 {p95:.2f}x (of its median {found['p95'] / floor['median']:.2f}x)"
