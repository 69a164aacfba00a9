"""`python -m konzept`: which commands there are, and the answer to a command line that cannot be understood.

A command is imported when it is asked for, so that a check starts fast.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise

import click

from konzept.cli import options
from konzept.cli.options import Command, allowed, label
from konzept.read.suggest import alike
from konzept.report.disk import sentence
from konzept.report.progress import Refused
from konzept.texts import LANGUAGES, tell

PROGRAM = "python -m konzept"
_HELP = ["-h", "--help"]
COMMANDS = (
    "check",
    "build",
    "serve",
    "offline",
    "readability",
    "schemas",
    "new",
    "draft",
    "fix",
    "sources",
    "translated",
    "paraphrased",
    "changes",
    "edition",
    "report",
    "progress",
    "hub",
)


class Commands(Command, click.Group):
    """All commands by name; each is `command` in the module of its name."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            self.commands[cmd_name] = importlib.import_module(f"konzept.cli.{cmd_name}").command
        return super().get_command(ctx, cmd_name)

    def get_usage(self, ctx: click.Context) -> str:
        return tell("commands.usage", ctx.obj, usage=f"{ctx.command_path} {'|'.join(COMMANDS)} [--help]")

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_help(ctx, formatter)
        with formatter.section(tell("commands.commands", ctx.obj)):
            formatter.write_dl([(name, tell(f"commands.help.{name}.about", ctx.obj)) for name in COMMANDS])


def main(argv: Sequence[str]) -> int:
    """Runs a command and returns its exit code; 2 for what cannot be understood, cannot start or cannot be written."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without quotation marks still gets its report
    language = language_of(argv)
    try:
        code: int = all_commands.main(list(argv), PROGRAM, standalone_mode=False, help_option_names=_HELP, obj=language)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as bare:
        print(bare.message, file=sys.stderr)
        return bare.exit_code
    except click.UsageError as wrong:
        said = {
            "asked": " ".join(argv),
            "why": why(wrong, language),
            "usage": wrong.ctx.get_usage() if wrong.ctx else "",
        }
        print(tell("commands.impossible", language, **said), file=sys.stderr)
        return wrong.exit_code
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code
    except click.Abort:
        return 130
    except OSError as error:
        return _failed(error, language)
    return code


def _failed(error: OSError, language: str) -> int:
    """Says which file could not be read or written; whoever reads the output no longer is told nothing."""
    if os.environ.get("KONZEPT_TRACEBACK"):
        raise error
    if not isinstance(error, BrokenPipeError):
        print(sentence(error, language), file=sys.stderr)
    if sys.__stdout__ and sys.stdout is sys.__stdout__:  # what is left in it would fail once more in the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())
    return Refused.code


def language_of(argv: Sequence[str]) -> str:
    """The language to answer in, which has to be known before anything else is understood.

    `--messages` is what `translated` once called `--lang`, which meant something else there.
    """
    words = [part for word in argv for part in word.split("=", 1)]
    for option in ("--messages", "--lang"):
        named = [value for name, value in pairwise(words) if name == option and value in LANGUAGES]
        if named:
            return named[-1]
    return LANGUAGES[0]


def why(wrong: click.UsageError, language: str) -> str:
    """Click's complaint as a sentence in the user's language."""
    param, known = getattr(wrong, "param", None), wrong.ctx.command.get_params(wrong.ctx) if wrong.ctx else []
    match wrong:
        case click.NoSuchOption(option_name=name):
            return _unknown("option", name, [option for one in known for option in one.opts], language)
        case click.NoSuchCommand(command_name=name):
            return _unknown("command", name, COMMANDS, language)
        case click.BadOptionUsage(option_name=name):
            flags = [option for one in known if getattr(one, "is_flag", False) for option in one.opts]
            return tell(f"commands.wrong.{'flag' if name in flags else 'no_value'}", language, name=name)
        case click.BadParameter() if param:
            key = "choice" if allowed(param) else "missing" if isinstance(wrong, click.MissingParameter) else "number"
            return tell(f"commands.wrong.{key}", language, name=label(param), allowed=allowed(param))
        case _:
            return tell("commands.wrong.too_many", language)


def _unknown(what: str, name: str, known: Iterable[str], language: str) -> str:
    near = alike(name, known)
    more = f" {tell('commands.wrong.nearest', language, name=near)}" if near else ""
    return tell(f"commands.wrong.{what}", language, name=name) + more


@click.group("konzept", cls=Commands)
@options.lang
def all_commands() -> None:
    """Everything else is up to the commands."""
