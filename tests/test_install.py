"""Wheel, sdist and editable install each find their pattern files in a fresh environment."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = (
    "import epiextract, epiextract.lexicon, json\n"
    "result = epiextract.extract('镇江市委书记王海峰1月2日到丹阳市调研。')\n"
    "print(json.dumps([str(epiextract.lexicon.patterns_dir()), epiextract.__file__, result.holdings[0].unit.code]))\n"
)

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").is_file(), reason="not run from a checkout")


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("kind", ["wheel", "sdist", "editable"])
def test_patterns_are_found(kind, built, tmp_path):
    python = _fresh_environment(tmp_path / "environment")
    source = {"wheel": "*.whl", "sdist": "*.tar.gz"}.get(kind)
    target = [str(next(built.glob(source)))] if source else ["-e", str(ROOT)]
    install = [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", *target]
    subprocess.run(install, check=True, capture_output=True)
    run = subprocess.run([python, "-c", PROGRAM], check=True, capture_output=True, text=True, cwd=tmp_path)
    patterns, module, code = __import__("json").loads(run.stdout)
    assert code == "321100"
    inside_checkout = Path(module).is_relative_to(ROOT / "src")
    assert inside_checkout == (kind == "editable") and Path(patterns).is_dir()


def test_the_wheel_holds_patterns_types_and_licence(built):
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
        units = sum(item.compress_size for item in wheel.infolist() if "/patterns/units/" in item.filename)
    assert {"epiextract/py.typed", "epiextract/patterns/VERSION", "epiextract/samples/samples.jsonl", "epiextract/segmenter/model.zip"} <= names
    assert any(name.endswith("NOTICE") for name in names) and any(name.endswith("LICENSE") for name in names)
    assert units < 1_000_000


def _fresh_environment(folder: Path) -> str:
    """A new environment that sees the dependencies of this one, but not its epiextract."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    purelib = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    (Path(purelib) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return str(python)
