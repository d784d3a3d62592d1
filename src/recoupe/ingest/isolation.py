"""Run a parser in a process that can be killed: no signal interrupts C code that hangs, and memory is bounded."""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import os
import resource
import traceback
from multiprocessing.connection import Connection
from typing import Any

from recoupe.ingest.unreadable import Unreadable

#: seconds that one file may take
SECONDS = 12.0
#: address space of the worker, in bytes
MEMORY = 1400 * 1024 * 1024


class Worker:
    """One child process, started when first needed, replaced when it had to be killed."""

    def __init__(self) -> None:
        self._process: Any = None
        self._pipe: Connection | None = None

    def call(self, reader: Any, data: bytes, source: Any, seconds: float = SECONDS) -> list[Any]:
        """``list(reader.read(data, source))``, worked out in the child.

        Raises:
            Unreadable: the reader raised it, took too long, used too much memory or crashed.
        """
        pipe = self._running()
        try:
            pipe.send((reader, data, source))
            if not pipe.poll(seconds):
                self.stop()
                raise Unreadable(f"reading it took more than {seconds:.0f} seconds: given up")
            kind, result = pipe.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            self.stop()
            raise Unreadable("its parser crashed or ran out of memory") from None
        if kind == "unreadable":
            raise Unreadable(result)
        return list(result)

    def stop(self) -> None:
        """Kill the child; the next call starts another."""
        if self._process is not None:
            with contextlib.suppress(Exception):
                self._process.kill()
                self._process.join(5)
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _running(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self.stop()
            context = multiprocessing.get_context("spawn")
            self._pipe, child = context.Pipe()
            self._process = context.Process(target=_serve, args=(child,), daemon=True)
            self._process.start()
            child.close()
        return self._pipe


def _serve(pipe: Connection) -> None:
    """The child: answer calls until the pipe closes."""
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # its own pools reserve more than the limit
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            reader, data, source = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[str, Any] = ("done", list(reader.read(data, source)))
        except Unreadable as error:
            answer = ("unreadable", str(error))
        except MemoryError:
            answer = ("unreadable", "reading it takes too much memory: given up")
        except RecursionError:
            answer = ("unreadable", "nested too deeply")
        except Exception:  # whatever a foreign parser raises is a property of the file
            answer = (
                "unreadable",
                "its parser failed: " + traceback.format_exc(limit=0).strip().splitlines()[-1][:160],
            )
        pipe.send(answer)


_worker = Worker()
atexit.register(_worker.stop)


def isolated(reader: Any, data: bytes, source: Any) -> list[Any]:
    """``list(reader.read(data, source))`` in this process's worker."""
    return _worker.call(reader, data, source)
