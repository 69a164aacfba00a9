"""What the commands share: how each explains itself in the user's language, and options that mean the same in all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Concatenate, ParamSpec

import click
from click.core import ParameterSource

from konzept.report.progress import Refused
from konzept.texts import LANGUAGES, group, tell

Rest = ParamSpec("Rest")


class Command(click.Command):
    """A command whose help is in `commands.yml`; the language to answer in is the context's `obj`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx  # click leaves it out where a flag is given a value
            raise

    def get_usage(self, ctx: click.Context) -> str:
        """The usage on one line, which a terminal may break where it likes."""
        shown = _shown(self.params)
        pieces = [f"[{usage}]" if isinstance(param, click.Option) else usage for param, usage in shown]
        return tell("commands.usage", ctx.obj, usage=" ".join([ctx.command_path, *pieces]))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(f"{self.get_usage(ctx)}\n\n")
        formatter.write_text(tell(f"commands.help.{self.name}.about", ctx.obj))
        with formatter.section(tell("commands.options", ctx.obj)):
            shown = _shown(self.get_params(ctx))
            formatter.write_dl([(usage, self._meaning(param, ctx.obj)) for param, usage in shown])

    def _meaning(self, param: click.Parameter, language: str) -> str:
        """What a parameter means: in this command, or in all of them."""
        name = label(param).lower().removeprefix("--")
        where = self.name if name in group("commands")["help"][self.name] else "shared"
        return tell(f"commands.help.{where}.{name}", language, allowed=allowed(param))


def _shown(params: Iterable[click.Parameter]) -> Iterator[tuple[click.Parameter, str]]:
    """Each parameter that is not an old spelling, as a usage line has it: `BASE`, `--data DIR`, `--check`."""
    for param in params:
        if not isinstance(param, click.Option):
            if param.metavar:
                yield param, param.metavar
        elif param.is_flag:
            yield param, label(param)
        elif not param.hidden:
            yield param, f"{label(param)} {allowed(param, '|') or param.metavar}"


def label(param: click.Parameter) -> str:
    """What a parameter is called: `--data`, `BASE`."""
    return max(param.opts, key=len) if isinstance(param, click.Option) else param.name.upper()


def allowed(param: click.Parameter, between: str = ", ") -> str:
    """The values that a parameter can have, if they can be listed."""
    return between.join(param.type.choices) if isinstance(param.type, click.Choice) else ""


def _folder(ctx: click.Context, param: click.Parameter, folder: Path | None) -> Path | None:
    """The folder that is named; raises `Refused` if there is none, and says which variable named it."""
    if folder is None or folder.is_dir():
        return folder
    from_variable = ctx.get_parameter_source(param.name) is ParameterSource.ENVIRONMENT
    key = "commands.no_folder_of_variable" if from_variable else "commands.no_folder"
    raise Refused(tell(key, ctx.obj, folder=folder, variable=param.envvar))


data = click.option("--data", type=Path, default=Path("data"), envvar="KONZEPT_DATA", metavar="DIR", callback=_folder)
sources = click.option("--sources", type=Path, metavar="DIR", callback=_folder)
today = click.option("--today", default="", envvar="KONZEPT_TODAY", metavar="YYYY-MM-DD")
lang = click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)


def language(function: Callable[Concatenate[str, Rest], int]) -> Callable[Rest, int]:
    """Adds `--lang`; the language is the first thing that the command is given."""
    return lang(click.pass_obj(function))
