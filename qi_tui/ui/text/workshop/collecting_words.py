"""What is said while answers are collected: at the hand-over, to the rater, about a sheet."""

from __future__ import annotations

from textual.content import Content

from qi_tui.model.framework import Framework
from qi_tui.model.occasion import Occasion, Who
from qi_tui.ui.words import count_of, plain

MUTED = "$text-muted"
BOLD = "bold"
BLANKING = (
    "Windows: press Win+P and choose “PC screen only”. Many projectors have a Blank or Freeze key;"
    " or pull out the cable."
)
ALIAS_PURPOSE = (
    "A name of your choice, so that you find your rating again; it need not be your own. You need"
    " it to go on later, and in the next round."
)
ALIAS_AGAIN = (
    "The alias that you had in the round before: your last answers come with it. New here? Then a"
    " name of your choice."
)
NAME_PURPOSE = "Your name: in this workshop it may stand beside what you write."
CODE_PURPOSE = "The two words that you wrote down, such as amber-river."
ROLE_PURPOSE = "So that roles can be compared, where enough people share one."
SHEET_CODE = "The two words on the sheet. Empty: two new words are made for it."


def rated_so_far(finished: int, drafts: int) -> str:
    """How many have rated; never who, and never what."""
    if not finished and not drafts:
        return "Nobody has rated yet"
    verb = "has" if finished == 1 else "have"
    said = [f"{finished} {verb} rated"] if finished else []
    if drafts:
        said.append(f"{drafts} not finished" if finished else f"{drafts} begun and not finished")
    return " · ".join(said)


def framework_line(framework: Framework, items: int, number: int, of: int) -> Content:
    """What is rated: title, items, minutes where all of it is asked, and which of several it is."""
    is_whole = items == len(framework.points)
    parts = [count_of(items, "item")] + ([f"{framework.minutes} min"] if is_whole else [])
    parts += [f"{number} of {of}, ← → changes it"] if of > 1 else []
    return Content.assemble(plain(framework.title, 200, BOLD), "\n", (" · ".join(parts), MUTED))


def sheet_line(number: int) -> str:
    """The line under the bar while a sheet is typed in."""
    return f"Sheet {number}: a digit answers and goes on, ↓ passes over; Enter at the end keeps it."


def code_headline(code: str) -> Content:
    """A new code, as it is to be written down."""
    return Content.assemble("Your two words are\n\n", plain(code, style=BOLD))


CODE_WORDS = (
    Content.styled("Write them down now, and keep them.", BOLD),
    Content(
        "With them you go on with this rating later, and find your answers again in the next"
        " round. They are kept nowhere in this form: nobody can look them up for you."
    ),
)


def thanks_headline(is_finished: bool, is_kept: bool) -> Content:
    """The headline for a rater who is done, or stops here."""
    if is_finished:
        return Content("Thank you. Your rating is saved.")
    if is_kept:
        return Content("Your rating is saved as far as it is. Thank you.")
    return Content("Nothing was rated, and nothing is kept.")


def thanks_words(
    occasion: Occasion, who: Who, is_finished: bool, answered: int, of: int
) -> list[Content]:
    """What such a rater needs to know; empty-handed ones need nothing."""
    if not is_finished and not answered:
        return [_pass_on()]
    said: list[Content] = []
    name = plain((who.code if occasion.is_anonymous else who.alias) or "", style=BOLD)
    kind = "two words" if occasion.is_anonymous else "alias"
    if not is_finished:
        far = f"{answered} of {of} answered. You can go on later with the same {kind}: "
        said.append(Content.assemble(far, name))
    elif occasion.is_anonymous:
        said.append(Content.assemble("For the next round keep your two words: ", name))
    return [*said, _pass_on()]


def _pass_on() -> Content:
    return Content.assemble(
        ("Press Enter", BOLD), " and hand the laptop on: the next screen shows nothing of yours."
    )


def sheet_code_words(code: str) -> str:
    """What to say of a sheet without words of its own, in an anonymous workshop."""
    return f"Write {code} on the sheet that you have just typed in: it is found again by them."


def invited_words(path: str, folder: str) -> list[str]:
    """What to do with an invitation that was written."""
    opening = (
        "A rater who has qi-tui opens it in a terminal with: qi-tui rate --invite FILE"
        " (the file's name in the place of FILE)."
    )
    coming_back = (
        "What they rated is one file on their own laptop: the page at the end says where it lies,"
        " and y there puts a copy where they want it. They send you that file."
    )
    return [
        f"It is here: {path}",
        "Send this file to the raters who are not in the room, all of them the same one.",
        opening,
        coming_back,
        f"Put it into this folder, and it is counted within a second: {folder}",
    ]


def sheet_words(path: str) -> list[str]:
    """What to do with a paper sheet that was written."""
    return [
        f"It is here: {path}",
        "Open it in a browser (a double click does it) and print it, one for each rater.",
        "Type the sheets in when they come back: p on the screen with the files.",
    ]
