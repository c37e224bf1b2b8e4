"""Cut the pinned versions down to what the program itself needs, without the tools for its tests.

pip takes hashes only from a list that is complete. Which packages the program's own packages need
stands in `constraints.txt`, in the `# via` lines that name who needs each.
"""

from __future__ import annotations

import re
import tomllib


def run_time_names(project: str) -> set[str]:
    """The names of the packages that the program itself asks for.

    Args:
        project: the text of `pyproject.toml`.
    """
    return {plain_name(each) for each in tomllib.loads(project)["project"]["dependencies"]}


def only_run_time(constraints: str, names: set[str]) -> str:
    """Keep the entries of the packages named, and of all that these need in their turn.

    Args:
        constraints: the text of `constraints.txt`: one entry of several lines per package.
        names: package names in pip's plain spelling.
    """
    entries = {
        plain_name(entry): entry for entry in re.split(r"\n(?=[A-Za-z0-9])", constraints.strip())
    }
    needed_by = {
        name: set(re.findall(r"^ +#(?: via)? +([\w.-]+)", entry, flags=re.MULTILINE))
        for name, entry in entries.items()
    }
    wanted = names & entries.keys()
    while more := {name for name, users in needed_by.items() if users & wanted} - wanted:
        wanted |= more
    return "\n".join(entries[name] for name in sorted(wanted)) + "\n"


def plain_name(requirement: str) -> str:
    """Take the package's name from the start of a requirement, in pip's plain spelling."""
    found = re.match(r"[\w.-]+", requirement)
    return re.sub(r"[-_.]+", "-", found.group()).lower() if found else ""
