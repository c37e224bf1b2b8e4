"""Roles are chosen by letter, number or arrows; nobody has one by default."""

from __future__ import annotations

from textual.app import App, ComposeResult

from qi_tui.ui.theme import DARK, QI_DARK
from qi_tui.ui.widgets.lists.role_list import RoleList
from tests.ui.pictures import text

ROLES = ["Manager", "midwife", "[/] porter", "Ärztin"]


class RoleApp(App[None]):
    """Shows the list."""

    def __init__(self, has_before: bool = False) -> None:
        super().__init__()
        self.register_theme(QI_DARK)
        self.theme = DARK
        self.roles = RoleList(ROLES, has_before)

    def compose(self) -> ComposeResult:
        yield self.roles

    def on_mount(self) -> None:
        self.roles.focus()


async def test_nothing_is_chosen_or_marked_at_first() -> None:
    app = RoleApp()
    async with app.run_test():
        assert not app.roles.is_chosen
        assert not app.roles.take_marked()
        assert "▸" not in text(app)
        assert "[/] porter" in text(app)


async def test_a_letter_goes_from_one_role_to_the_next_that_begins_with_it() -> None:
    app = RoleApp()
    async with app.run_test() as pilot:
        chosen = []
        for key in ("m", "M", "m", "ä", "n", "z"):
            await pilot.press(key)
            chosen.append(app.roles.role)
        assert chosen == ["Manager", "midwife", "Manager", "Ärztin", None, None]
        assert app.roles.is_chosen, "no role was chosen, and z changed nothing"


async def test_arrows_mark_and_enter_would_take_what_is_marked() -> None:
    app = RoleApp()
    async with app.run_test() as pilot:
        await pilot.press("down")
        assert app.roles.take_marked()
        assert app.roles.role == "Manager"
        await pilot.press("down", "down")
        assert app.roles.role == "Manager", "marked is not chosen"
        assert app.roles.take_marked()
        assert app.roles.role == "[/] porter"
        await pilot.press("2")
        assert app.roles.role == "midwife"
        await pilot.press("9")
        assert app.roles.role == "midwife"


async def test_in_a_later_round_the_role_stays_as_it_was() -> None:
    app = RoleApp(has_before=True)
    async with app.run_test() as pilot:
        assert app.roles.keeps
        assert app.roles.role is None
        await pilot.press("m")
        assert not app.roles.keeps
        assert app.roles.role == "Manager"
