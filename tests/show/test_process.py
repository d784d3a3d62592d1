"""The command line as a process: start-up, streams, signals, exit status."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from recoupe.show import cli

ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in ("LC_ALL", "NO_COLOR", "RECOUPE_DEBUG")} | {
    "LANG": "C.UTF-8"
}


def _run(*arguments: object, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "recoupe", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=ENVIRONMENT | more,
        timeout=120,
        check=False,
    )


def test_help_starts_within_half_a_second() -> None:
    def once() -> float:
        began = time.perf_counter()
        assert _run("--help").returncode == 0
        return time.perf_counter() - began

    assert min(once() for _ in range(5)) < 0.5


def test_help_and_views_load_nothing_heavy(path: Path) -> None:
    code = (
        "import sys\n"
        "from recoupe.show.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'spacy', 'numpy', 'thinc', 'rapidfuzz', 'ftfy'}))"
    )
    for arguments in (["--help"], ["build", "--help"], ["chronology", str(path)], ["event", str(path), "e1"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, text=True, env=ENVIRONMENT, check=True
        )
        assert done.stdout.splitlines()[-1] == "[]", arguments


def test_no_arguments_shows_the_help() -> None:
    done = _run()
    assert "chronology" in done.stdout + done.stderr
    assert done.returncode in (0, 1)


def test_help_is_french_for_the_french() -> None:
    assert "Liste les événements" in _run("--help", LANG="fr_FR.UTF-8").stdout
    assert "List the events" in _run("--help", "--lang", "en", LANG="fr_FR.UTF-8").stdout


def test_data_goes_to_stdout_and_no_colour_into_a_pipe(path: Path) -> None:
    done = _run("chronology", path)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_a_reader_who_leaves_early_is_no_error(path: Path) -> None:
    command = f"{sys.executable} -m recoupe event {path} e1 --format json"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | head -c 10"],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout) == 10


def test_a_bad_file_takes_one_line(tmp_path: Path) -> None:
    (tmp_path / "notes.recoupe").write_text("no dossier " * 500, encoding="utf-8")
    for arguments in (
        ["chronology", tmp_path / "none.recoupe"],
        ["chronology", tmp_path / "notes.recoupe"],
        ["chronology", tmp_path],
    ):
        done = _run(*arguments)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert done.stderr.startswith("recoupe: ")
        assert done.stderr.count("\n") == 1


def test_an_output_that_is_full_takes_one_line(path: Path) -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("no /dev/full here")
    for form in ("table", "json", "csv", "md"):
        with full.open("w") as out:
            done = subprocess.run(
                [sys.executable, "-m", "recoupe", "chronology", str(path), "--format", form],
                stdout=out,
                stderr=subprocess.PIPE,
                text=True,
                env=ENVIRONMENT,
                check=False,
            )
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
        assert "cannot be written: No space left on device" in done.stderr


@pytest.fixture
def press(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    text = "La ministre Inès Duarte a reçu mardi à Séville le maire Otto Brandt, selon la radio."
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return folder


def test_exit_status_tells_whether_all_was_read(press: Path, tmp_path: Path) -> None:
    done = _run("build", press, "-o", tmp_path / "x.recoupe")
    assert (done.returncode, done.stdout) == (0, "")
    (press / "b.txt").write_bytes(b"")
    done = _run("build", press, "-o", tmp_path / "x.recoupe")
    assert done.returncode == 2
    assert "b.txt" in done.stderr
    (press / "a.txt").unlink()
    done = _run("build", press, "-o", tmp_path / "y.recoupe")
    assert done.returncode == 1
    assert not (tmp_path / "y.recoupe").exists()


def test_a_dossier_that_cannot_be_written_is_told(press: Path, tmp_path: Path) -> None:
    for target in (tmp_path / "none" / "x.recoupe", tmp_path, Path("/proc/self/x.recoupe")):
        done = _run("build", press, "-o", target)
        assert done.returncode == 1
        assert done.stderr.startswith("recoupe: ")
        assert str(target) in done.stderr
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("number", "workers"), [(signal.SIGINT, 1), (signal.SIGTERM, 1), (signal.SIGINT, 2)])
def test_an_interrupt_leaves_nothing_behind(press: Path, tmp_path: Path, number: signal.Signals, workers: int) -> None:
    for i in range(150):
        text = f"Article {i}. La ministre Inès Duarte a reçu mardi le maire Otto Brandt. " * 40
        (press / f"{i}.txt").write_text(text, encoding="utf-8")
    target = tmp_path / "x.recoupe"
    process = subprocess.Popen(
        [sys.executable, "-m", "recoupe", "build", str(press), "-o", str(target), "--workers", str(workers)],
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
        start_new_session=True,
        # what a shell starts in the background ignores interrupts, and so would its children
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while process.poll() is None and not list(tmp_path.glob(".x.recoupe.*.part")):
        time.sleep(0.05)
    if workers > 1:
        time.sleep(3)  # the workers are at it
        os.killpg(process.pid, number)  # as a terminal does
    else:
        process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.strip() == "recoupe: interrupted; the dossier is as it was before."
    assert [p.name for p in tmp_path.iterdir()] == ["press"]


def test_a_mistake_inside_recoupe_is_told_in_one_line(path: Path) -> None:
    code = (
        "import sys, recoupe.show.views.chronology as c\n"
        "c.chronology = lambda *a: 1 / 0\n"
        "from recoupe.show.cli import main\nmain(sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, "chronology", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=False)
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert done.stderr.count("\n") == 1
    done = subprocess.run(
        command, capture_output=True, text=True, env=ENVIRONMENT | {"RECOUPE_DEBUG": "1"}, check=False
    )
    assert "Traceback" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chronolgy"], "La commande 'chronolgy' n'existe pas."),
        (["chronology", "--forma", "json"], "Vouliez-vous dire '--format' ?"),
        (["chronology", "--format", "xml"], "n'est pas l'une de 'table', 'json', 'csv', 'md'"),
        (["build"], "Il manque un argument"),
        (["chronology", "--help"], "par défaut : table"),
    ],
)
def test_click_speaks_french_too(arguments: list[str], words: str) -> None:
    done = _run(*arguments, LANG="fr_FR.UTF-8")
    assert words in done.stdout + done.stderr


def test_a_reader_who_leaves_in_the_middle_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*_: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(cli, "_drop_output", lambda: None)
    monkeypatch.setattr(click.Group, "invoke", write)
    assert cli._run(["doctor"]) == 0
