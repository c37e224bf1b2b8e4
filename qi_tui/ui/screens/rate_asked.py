"""What is asked of a rater can change while rating: subjects come and go, columns are chosen."""

from __future__ import annotations

from textual import work

from qi_tui.model.asking import Row
from qi_tui.model.subjects import sheets_of
from qi_tui.model.text import display
from qi_tui.ui.screens.rate_finished import FinishedScreen
from qi_tui.ui.words import count_of


class AskedScreen(FinishedScreen):
    """The base of the rating screen with what it does about subjects and columns."""

    @property
    def has_chosen_columns(self) -> bool:
        """Whether there is nothing to choose, or something was chosen."""
        columns = {column.id for column in self.framework.columns}
        return not columns or not columns.isdisjoint(self.session.head.columns)

    @work(group="subject")
    async def add_subjects(self) -> None:
        """Ask for names, one after the other."""
        from qi_tui.ui.screens.subject_name import SubjectName

        def take(name: str) -> str:
            after = self.pen.add_subject(self.session, name)
            added = after.head.subjects[-1]
            self.do(after, None, self.ratings.facet, f"adding {display(added)}")
            return f"Added {display(added)}"

        count = len(self.session.head.subjects)
        await self.qi.push_screen_wait(SubjectName(self._subject_word, "", take))
        added = self.session.head.subjects[count:]
        if added:
            self._go_to_subject(added[0])

    @work(group="subject")
    async def rename_subject(self, subject: str) -> None:
        """Ask for another name."""
        from qi_tui.ui.screens.subject_name import SubjectName

        def take(name: str) -> str:
            after = self.pen.rename_subject(self.session, subject, name)
            here = self.ratings.row
            place = self.ratings.place
            self.do(after, here, self.ratings.facet, f"the new name of {display(subject)}")
            self.ratings.place = place
            return ""

        await self.qi.push_screen_wait(SubjectName(self._subject_word, subject, take))

    @work(group="subject")
    async def remove_subject(self, subject: str) -> None:
        """Take a subject away; what was said of it is asked about first."""
        row, facet = self.ratings.row, self.ratings.facet
        sheets = sheets_of(self.session, subject)
        answers = sum(sheet.answered() for sheet in sheets)
        comments = sum(len(sheet.comments) for sheet in sheets)
        if answers + comments and not await self._wants_to_remove(subject, answers, comments):
            return
        self.do(
            self.pen.remove_subject(self.session, subject),
            row,
            facet,
            f"taking {display(subject)} away",
        )
        self.words.say(f"{display(subject)} is taken away; Ctrl+Z brings it back")

    @work(exclusive=True, group="columns")
    async def choose_columns(self) -> None:
        """Ask which columns are rated; without any there is nothing to stay for."""
        from qi_tui.ui.screens.columns import ColumnChooser

        chosen = await self.qi.push_screen_wait(
            ColumnChooser(self.framework, self.session.head.columns)
        )
        if chosen is None:
            if not self.has_chosen_columns:
                await self.let_go_of_file()
                self.dismiss(False)
            return
        after = self.pen.choose_columns(self.session, chosen)
        if after == self.session:
            return
        is_first, before = not self.has_chosen_columns, self.ratings.row
        if is_first and not self.door.is_on_disk:
            # It goes to the disk with the first answer: who only looks leaves no file.
            self.session = after
        else:
            self.do(after, before, self.ratings.facet, "choosing what to rate")
        if before not in self.ratings.outline.rows:
            self.go_to_first_unanswered()

    async def _wants_to_remove(self, subject: str, answers: int, comments: int) -> bool:
        from qi_tui.ui.screens.dialog import Ask as Question
        from qi_tui.ui.screens.dialog import Choice

        name = display(subject)
        said = [count_of(answers, "answer")] if answers else []
        said += [count_of(comments, "comment")] if comments else []
        chosen = await self.qi.push_screen_wait(
            Question(
                f"Take {name} away?",
                f"{' and '.join(said).capitalize()} go with it. Ctrl+Z brings all of it back. To"
                " take away one answer only, use Backspace.",
                (Choice("keep", "k", f"Keep {name}"), Choice("remove", "t", f"Take {name} away")),
            )
        )
        return chosen == "remove"

    def _go_to_subject(self, subject: str) -> None:
        items = self.pen.asking(self.session).items
        if items:
            self.ratings.go_to(Row(items[0], subject), self.framework.facets[0])

    @property
    def _subject_word(self) -> str:
        return self.framework.subjects or ""
