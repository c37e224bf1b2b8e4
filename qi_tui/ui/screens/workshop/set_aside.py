"""Which files count is the facilitator's to say: leave one out, take it back in, choose a copy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters, work

from qi_tui.analysis.merging.statuses import Status
from qi_tui.model.facilitating import choosing, set_aside, taken_back
from qi_tui.ui.screens.workshop.steps import StepScreen
from qi_tui.ui.widgets.lists.file_list import FileList

if TYPE_CHECKING:
    from qi_tui.analysis.merging.statuses import FileReport


class SetAsideScreen(StepScreen):
    """The base of the gather screen with what it does about single files."""

    _files = getters.query_one(FileList)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a session can be left out, and only a copy that differs can be chosen."""
        if action in ("leave_out", "choose_copy"):
            file = self._files.file if self.is_mounted else None
            if file is None or file.session_id is None:
                return None
            return True if action == "leave_out" or file.status is Status.CONFLICT else None
        return super().check_action(action, parameters)

    @work(exclusive=True, group="set-aside")
    async def action_leave_out(self) -> None:
        """Leave the file under the cursor out, and say why; or take it back in."""
        from qi_tui.ui.facilitating.flows import need_record

        file = self._files.file
        if file is None or file.session_id is None:
            return
        if not await need_record(self, self.facilitation):
            return
        if file.status is Status.LEFT_OUT:
            self.facilitation.do(partial(taken_back, session=file.session_id))
            return
        reason = await self._asked_why(file)
        if reason is not None:
            self.facilitation.do(partial(set_aside, session=file.session_id, reason=reason))

    @work(exclusive=True, group="set-aside")
    async def action_choose_copy(self) -> None:
        """Let the copy under the cursor count."""
        from qi_tui.ui.facilitating.flows import need_record

        file = self._files.file
        if file is None or file.session_id is None or file.digest is None:
            return
        if await need_record(self, self.facilitation):
            act = partial(choosing, session=file.session_id, digest=file.digest)
            self.facilitation.do(act)

    async def _asked_why(self, file: FileReport) -> str | None:
        from qi_tui.ui.screens.one_line import AskLine

        return await self.qi.push_screen_wait(
            AskLine(
                "Why is it left out?",
                f"{file.path}\n\nIt stays where it is, and does not count. The reason is kept, "
                "and may stay empty.",
            )
        )
