"""The command line: finds the command, speaks the user's language, tells mistakes in one line."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from recoupe import __version__
from recoupe.show.failure import UserError, in_words
from recoupe.show.language import LANGUAGES, choose, say, speak

#: command -> module that holds it, as ``command``; imported when it is called
COMMANDS = {
    "demo": "demo",
    "build": "build",
    "watch": "watch",
    "chronology": "listings",
    "event": "event",
    "why": "why",
    "events confirm": "correct",
    "events edit": "correct",
    "events merge": "correct",
    "events split": "correct",
    "events reject": "correct",
    "events annotate": "correct",
    "events pin": "correct",
    "serve": "serve",
    "brief": "brief",
    "review": "review",
    "changes": "changes",
    "corrections": "corrections",
    "undo": "corrections",
    "actors": "listings",
    "actors merge": "correct",
    "actors split": "correct",
    "actors rename": "correct",
    "actor": "actor",
    "statements": "statements",
    "figures": "listings",
    "positions": "listings",
    "articles": "listings",
    "conflicts": "listings",
    "silence": "listings",
    "copies": "copies",
    "search": "search",
    "export": "export",
    "evaluate": "evaluate",
    "doctor": "doctor",
    "migrate": "migrate",
}


#: exit status after Ctrl-C, as shells have it: 128 and the number of the signal
INTERRUPTED = 130


class Commands(click.Group):
    """The commands, imported one at a time, with their help in the language spoken."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command of two words ("actors merge") goes before one of one word."""
        pair = " ".join(args[:2])
        if len(args) > 1 and pair in COMMANDS:
            return pair, self.get_command(ctx, pair), args[2:]
        verbs = [name.split()[1] for name in COMMANDS if name.startswith(f"{args[0]} ")]
        if args[0] not in COMMANDS and verbs:
            raise UserError("which_verb", command=args[0], known=", ".join(verbs))
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(f"recoupe.show.commands.{module}").COMMANDS[cmd_name]
        return localised(command, cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        """A reader of our output who leaves in the middle (``head``) is no fault; click would exit with status 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _drop_output()
            return 0


def localised(command: click.Command, name: str) -> click.Command:
    """``command`` with its help and that of its options in the language spoken."""
    command.help = say(f"command.{name}")
    command.short_help = command.help.split("\n")[0]
    for option in command.params:
        if isinstance(option, click.Option) and option.name:
            option.help = say(f"option.{option.name}")
    return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="recoupe")
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
def cli() -> None:
    """Set by :func:`main`."""


def main(arguments: list[str] | None = None) -> None:
    """Run recoupe and leave with its exit status: 0 all well, 1 usage or nothing readable, 2 some inputs rejected."""
    given = sys.argv[1:] if arguments is None else arguments
    speak(choose(given))
    cli.help = say("command.recoupe")
    for option in cli.params:
        if isinstance(option, click.Option):
            option.help = say(f"option.{option.name}")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # leave as after Ctrl-C: nothing half-written
    status = _run(given)
    if status == INTERRUPTED:
        _leave(status)
    sys.exit(status)


def _leave(status: int) -> None:
    """End now, all being unwound. Where an interrupt met Python in the ``exec`` of a text (a library being imported),
    CPython kills itself by the signal at its own end although the interrupt was handled, and the status is lost."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def _run(given: list[str]) -> int:
    from recoupe.store.errors import DossierError

    try:
        status = cli.main(given, prog_name="recoupe", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        return _fail(_usage(error))
    except (UserError, DossierError) as error:
        return _fail(in_words(error.code, error.values))
    except (KeyboardInterrupt, click.Abort):
        return _fail(say("error.interrupted"), INTERRUPTED)
    except BrokenPipeError:
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        return _fail(say("error.output", reason=error.strerror or error))
    except Exception as error:
        if os.environ.get("RECOUPE_DEBUG"):
            raise
        return _fail(say("error.internal", name=type(error).__name__, reason=error))


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "recoupe"
    return say("error.usage", reason=error.format_message(), command=command)


def _fail(message: Any, status: int = 1) -> int:
    print(f"recoupe: {message}", file=sys.stderr)
    return status


def _drop_output() -> None:
    """Whoever read our output has left: let nothing more be written at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
