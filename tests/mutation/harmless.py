"""Changes that mean nothing, about which the check must be silent."""

from __future__ import annotations

from random import Random

from tests.mutation.mutation import DataFile, Mutation


def windows_line_ends(file: DataFile, rng: Random) -> Mutation:
    return file.expect(file.text.replace("\n", "\r\n"))


def mixed_line_ends(file: DataFile, rng: Random) -> Mutation:
    return file.expect("".join(line + rng.choice(["\n", "\r\n"]) for line in file.lines))


def no_line_end_at_the_end(file: DataFile, rng: Random) -> Mutation:
    return file.expect(file.text.rstrip("\n"))


def spaces_at_line_ends(file: DataFile, rng: Random) -> Mutation:
    numbers = {line.number for line in file.fields}
    lines = [f"{line}  " if number in numbers else line for number, line in enumerate(file.lines, 1)]
    return file.expect("\n".join(lines) + "\n")


def blank_lines(file: DataFile, rng: Random) -> Mutation:
    top = {line.number for line in file.fields if line.indent == 0}
    lines = [f"\n{line}" if number in top else line for number, line in enumerate(file.lines, 1)]
    return file.expect("\n".join(lines) + "\n\n\n")


def comments(file: DataFile, rng: Random) -> Mutation:
    top = {line.number for line in file.fields if line.indent == 0}
    lines = [f"# *Anmerkung*: & @ \t!\n{line}" if number in top else line for number, line in enumerate(file.lines, 1)]
    return file.expect("\n".join(lines) + "\n")


def fields_in_another_order(file: DataFile, rng: Random) -> Mutation | None:
    top = [line for line in file.fields if line.indent == 0 and not line.dash]
    if len(top) < 2 or file.file.startswith("ui/"):
        return None
    head = file.lines[: top[0].number - 1]
    tail = file.lines[file.end(top[-1]) :]
    blocks = [file.lines[line.number - 1 : file.end(line)] for line in top]
    rng.shuffle(blocks)
    return file.expect("\n".join("\n".join(block) for block in [head, *blocks, tail] if block) + "\n")


def single_quotation_marks(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.quoted and "'" not in line.value and "\\" not in line.value)
    return line and file.expect(file.with_value(line, f"'{line.value[1:-1]}'"))


def no_quotation_marks(file: DataFile, rng: Random) -> Mutation | None:
    def plain(text: str) -> bool:
        return text[0].isalpha() and text[-1].isalnum() and not any(sign in text for sign in ':#"') and " " in text

    line = file.pick(rng, lambda line: line.quoted and line.key in ("de", "en") and plain(line.value[1:-1]))
    return line and file.expect(file.with_value(line, line.value[1:-1]))


def comma_at_the_end_of_a_list(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.value.startswith("[") and len(line.value) > 2)
    return line and file.expect(file.with_value(line, f"{line.value[:-1]},]"))


def start_of_a_document(file: DataFile, rng: Random) -> Mutation:
    return file.expect(f"---\n{file.text}")


def list_on_lines_of_its_own(file: DataFile, rng: Random) -> Mutation | None:
    line = file.pick(rng, lambda line: line.value.startswith("[") and line.indent == 0 and len(line.value) > 2)
    if not line:
        return None
    items = [f"  - {item.strip()}" for item in line.value[1:-1].split(",")]
    return file.expect(file.with_lines(line.number, line.number, [f"{line.key}:", *items]))
