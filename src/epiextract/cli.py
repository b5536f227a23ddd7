"""The command line: ``epiextract extract``, ``epiextract clean``, ``epiextract mine``, ``epiextract schema``."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from . import __version__
from .errors import EpiextractError
from .results import ErrorResult, Result


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status: 0 well, 1 some record failed, 2 nothing could be done."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        return status
    except EpiextractError as error:
        print(f"epiextract: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="epiextract", description="Typed facts from Chinese official news.")
    parser.add_argument("--version", action="version", version=f"epiextract {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    extract = commands.add_parser(
        "extract", help="read pages and write what they say",
        description="Reads text or HTML files, folders of them, JSON Lines and standard input (-).",
    )  # fmt: skip
    extract.add_argument("paths", nargs="+", metavar="PATH", help="page, folder, .jsonl file, or - for standard input")
    extract.add_argument("-o", "--output", metavar="PATH", help="a .jsonl file, or a folder with --format csv")
    extract.add_argument("--format", choices=["jsonl", "csv"], help="JSON Lines, or one CSV table a layer")
    extract.add_argument("--lines", action="store_true", default=None, help="inputs are JSON Lines whatever their names")
    extract.add_argument("--published", metavar="DATE", help="publication date of every page that gives none")
    extract.add_argument("--region", metavar="CODE", help="publisher's code for every page that gives none")
    extract.add_argument("--include-text", action="store_true", help="add the clean text to each result")
    extract.add_argument("--summary", action="store_true", help="print a readable summary even with --output")
    extract.add_argument("--n-process", type=int, default=1, metavar="N", help="processes to use (default 1)")
    extract.add_argument("--no-progress", action="store_true", help="no progress bar")
    _add_main_content(extract)
    _add_patterns(extract)
    extract.set_defaults(run=_run_extract)
    clean = commands.add_parser(
        "clean", help="show what cleaning does to pages",
        description="Shows each page as a diff of the raw against the clean text, with what the page says of itself.",
    )  # fmt: skip
    clean.add_argument("paths", nargs="+", metavar="PATH", help="page, folder, .jsonl file, or - for standard input")
    shape = clean.add_mutually_exclusive_group()
    shape.add_argument("--text", action="store_true", help="print the clean text instead")
    shape.add_argument("--explain", action="store_true", help="print one line an edit instead")
    shape.add_argument("--json", action="store_true", help="print text, structure and edits as one line of JSON a page instead")
    clean.add_argument("--no-colour", action="store_true", help="mark edits as [-went-]{+came+}; so do pipes and files")
    _add_main_content(clean)
    clean.set_defaults(run=_run_clean)
    mine = commands.add_parser(
        "mine", help="propose slogans that the lexicon lacks",
        description="Reads a corpus and writes new slogans and new variants of known ones as a pattern file to review.",
    )  # fmt: skip
    mine.add_argument("paths", nargs="+", metavar="PATH", help="page, folder, .jsonl file, or - for standard input")
    mine.add_argument("-o", "--output", metavar="PATH", help="the pattern file (.yaml); otherwise standard output")
    mine.add_argument("--least", type=int, default=2, metavar="N", help="documents a wording must stand in (default 2)")
    mine.add_argument("--n-process", type=int, default=1, metavar="N", help="processes to use (default 1)")
    _add_patterns(mine)
    mine.set_defaults(run=_run_mine)
    schema = commands.add_parser("schema", help="print the JSON Schema of a result")
    schema.set_defaults(run=_run_schema)
    return parser


def _add_main_content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--main-content", action="store_true",
        help="in HTML pages, count what stands outside the main content as furniture (needs the extra html)",
    )  # fmt: skip


def _add_patterns(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--patterns", action="append", default=[], metavar="FILE",
        help="a pattern file of your own slogans (YAML); may be given several times",
    )  # fmt: skip


def _run_mine(options: argparse.Namespace) -> int:
    from .pipeline import extract_many
    from .reading import read_records
    from .slogans import mine, to_pattern_file

    results = extract_many(
        read_records(options.paths), n_process=options.n_process, patterns=options.patterns,
        progress=sys.stderr.isatty(),
    )  # fmt: skip
    proposed = to_pattern_file(mine(_told(results), least=options.least, patterns=options.patterns), options.patterns)
    if options.output is None:
        print(proposed, end="")
    else:
        with _open_for_writing(options.output) as file:
            file.write(proposed)
    return 0


def _told(results: Iterator[Result | ErrorResult]) -> Iterator[Result | ErrorResult]:
    """The results, those that failed named on standard error."""
    for result in results:
        if isinstance(result, ErrorResult):
            print(f"epiextract: {result.message}", file=sys.stderr)
        yield result


def _run_schema(_: argparse.Namespace) -> int:
    from .outputs.schema import result_schema

    print(json.dumps(result_schema(), ensure_ascii=False, indent=2))
    return 0


def _run_clean(options: argparse.Namespace) -> int:
    from .cleaning import clean
    from .outputs.diff import diff_of
    from .outputs.json import dumps, to_plain
    from .reading import read_records

    failed = False
    colour = sys.stdout.isatty() and not options.no_colour
    for record in read_records(options.paths):
        if isinstance(record, EpiextractError):
            failed = True
            print(f"epiextract: {record}", file=sys.stderr)
            continue
        try:
            page = clean(record["text"], main_content=options.main_content)
        except EpiextractError as error:
            failed = True
            print(f"epiextract: {record['id']}: {error}", file=sys.stderr)
            continue
        if options.json:
            print(dumps({"id": record["id"], "text": page.text, "page": to_plain(page.page), "edits": to_plain(page.edits)}))
            continue
        if options.text:
            print(page.text.encode("utf-8", "replace").decode("utf-8"))
            continue
        title = page.page.title or "(no headline)"
        shown = page.explain() if options.explain else diff_of(page, colour=colour)
        print(f"== {record['id']}: {title}\n{shown}\n".encode("utf-8", "replace").decode("utf-8"))
    return 1 if failed else 0


def _run_extract(options: argparse.Namespace) -> int:
    from .arguments import check_published, check_region
    from .pipeline import extract_many

    defaults = {"published": check_published(options.published), "region": check_region(options.region)}
    records = _records(options, defaults)
    shows_results = options.output is None and sys.stdout.isatty()
    watched = sys.stderr.isatty() and not options.no_progress and not shows_results
    failed = read = 0
    with _writer(options) as write:
        for result in extract_many(
            records, n_process=options.n_process, progress=watched, main_content=options.main_content,
            patterns=options.patterns,
        ):
            write(result)
            read += 1
            if isinstance(result, ErrorResult):
                failed += 1
                print(f"epiextract: {result.message}", file=sys.stderr)
    if not read:
        print("epiextract: no pages found; give .txt or .html files, a folder of them, or JSON Lines", file=sys.stderr)
        return 2
    return 1 if failed else 0


def _records(options: argparse.Namespace, defaults: dict[str, str | None]) -> Iterator[Any]:
    from .reading import read_records

    given = {key: value for key, value in defaults.items() if value is not None}
    for record in read_records(options.paths, lines=options.lines):
        yield {**given, **record} if isinstance(record, dict) else record


@contextlib.contextmanager
def _writer(options: argparse.Namespace) -> Iterator[Callable[[Result | ErrorResult], None]]:
    """What to do with each result: JSON Lines, CSV tables, a summary, or two of them."""
    with contextlib.ExitStack() as open_files:
        sinks: list[Callable[[Result | ErrorResult], None]] = []
        as_csv = options.format == "csv"
        if as_csv:
            from .outputs.frame import CsvTables

            tables = open_files.enter_context(CsvTables(Path(options.output or "epiextract-tables")))
            sinks.append(lambda result: None if isinstance(result, ErrorResult) else tables.write(result))
        elif options.output is not None:
            file = open_files.enter_context(_open_for_writing(options.output))
            sinks.append(lambda result: print(_line(result, options), file=file))
        summary = options.summary or (options.output is None and not as_csv and _are_pages(options))
        if summary and options.format is None:
            from .outputs.summary import summary_of

            sinks.append(lambda result: print(summary_of(result)))
        elif not sinks:
            sinks.append(lambda result: print(_line(result, options)))

        def write(result: Result | ErrorResult) -> None:
            for sink in sinks:
                sink(result)

        yield write


def _open_for_writing(path: str) -> Any:
    try:
        return open(path, "w", encoding="utf-8")
    except OSError as error:
        raise EpiextractError(f"{path}: cannot be written ({error.strerror}); check the path") from None


def _are_pages(options: argparse.Namespace) -> bool:
    """Whether a person is likely to read the output: pages by name, or standard input with a terminal to write to."""
    if options.lines or any(path.endswith((".jsonl", ".ndjson")) for path in options.paths):
        return False
    return "-" not in options.paths or sys.stdout.isatty()


def _line(result: Result | ErrorResult, options: argparse.Namespace) -> str:
    return result.to_json() if isinstance(result, ErrorResult) else result.to_json(include_text=options.include_text)
