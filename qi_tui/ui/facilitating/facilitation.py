"""One workshop being facilitated: what was gathered, the facilitator's record, where the talk is.

The gather screen owns it; every other screen of the workshop is given it, asks it, changes it by
acts (`model.facilitating`), and is told by `changed` when there is something new to show.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.signal import Signal

from qi_tui.analysis.orders import Order
from qi_tui.analysis.privacy import Audience, show_files
from qi_tui.errors import QiError
from qi_tui.model.facilitating import revealed
from qi_tui.store.gathering.finding import is_folder
from qi_tui.ui.facilitating.last_picture import lasting
from qi_tui.ui.facilitating.looking import Looking
from qi_tui.ui.facilitating.record import Act, Record
from qi_tui.ui.facilitating.rooms import RoomKey, Rooms, naming_of
from qi_tui.ui.words import tell

if TYPE_CHECKING:
    from qi_tui.analysis.item.item_key import ItemKey
    from qi_tui.analysis.merging.statuses import FileReport
    from qi_tui.model.workshop import WorkshopFile
    from qi_tui.store.definitions.library import Library
    from qi_tui.store.gathering.gather import Gathering
    from qi_tui.ui.screens.base import QiScreen

TROUBLE_SECONDS = 12.0
"""How long it is said on every screen that files have gone."""


class Facilitation:
    """What the screens of one workshop share.

    Args:
        screen: the screen that owns it.
        places: the files and folders that are gathered.
        recursive: whether the folders below a folder count too.

    Attributes:
        changed: published whenever files or record have changed; carries this object.
        gathering: what was found at the last look; None before the first.
        key: the room that is talked about; None for the first that there is.
        item: the item of it that the cursor is on; None for the first.
        order: how the room's items are arranged.
        chosen_again: the items that are marked to be voted on again.
        beside: what was opened to compare this with: other dates, other sites.
    """

    def __init__(
        self, screen: QiScreen[None], places: Sequence[Path], recursive: bool = False
    ) -> None:
        self._screen = screen
        self.places = tuple(places)
        self.recursive = recursive
        self.changed: Signal[Facilitation] = Signal(screen, "facilitation")
        self.gathering: Gathering | None = None
        self.key: RoomKey | None = None
        self.item: ItemKey | None = None
        self.order = Order.DISAGREEMENT
        self.chosen_again: set[str] = set()
        self.beside: list[Rooms] = []
        self._record: Record | None = None
        self._looking: Looking | None = None
        self._rooms: Rooms | None = None
        # The round that was revealed in this window alone, where there is no record to say so.
        self._revealed_here = 0

    def start(self) -> None:
        """Begin to look."""
        self._looking = Looking(self._screen, self.places, self.library, self.recursive)
        self._looking.start()

    def look(self) -> None:
        """Look at once, for a file that this program has just written."""
        if self._looking is not None:
            self._looking.look()

    def take(self, found: Gathering) -> None:
        """Show what a look found; what has gone stays in sight, and that is said."""
        last = self.gathering
        self.gathering = lasting(last, found, self.round if self.is_revealed else self.round - 1)
        # The screen's own `is_current` also counts the one just below the one on top.
        is_on_top = self._screen.app.screen is self._screen
        for trouble in self.gathering.troubles:
            if last is not None and not is_on_top and trouble not in last.troubles:
                tell(self._screen.qi, trouble, "warning", timeout=TROUBLE_SECONDS)
        self._tell()

    @property
    def library(self) -> Library:
        """The frameworks."""
        return self._screen.context.library

    @property
    def folder(self) -> Path:
        """Where the record lies, and where what is collected here goes."""
        gathering = self.gathering
        if gathering is not None and gathering.workshop_path is not None:
            return gathering.workshop_path.parent
        folders = [place for place in self.places if is_folder(place)]
        if folders:
            return folders[0]
        if self.places and self.places[0].suffix.casefold() == ".json":
            return self.places[0].parent
        return self.places[0] if self.places else self._screen.context.sessions

    @property
    def workshop(self) -> WorkshopFile | None:
        """The facilitator's record as it is now; None where there is none."""
        mine = self._record.workshop if self._record is not None else None
        if mine is not None:
            return mine
        return self.gathering.workshop if self.gathering is not None else None

    @property
    def files(self) -> tuple[FileReport, ...]:
        """What became of each file, as the room may see it; none before the first look."""
        if self.gathering is None:
            return ()
        naming = naming_of(self.gathering, self.workshop)
        return show_files(self.gathering.files, Audience.ROOM, naming).reports

    @property
    def round(self) -> int:
        """The round that is being rated: that of the record, else the latest that anybody did."""
        workshop = self.workshop
        if workshop is not None:
            return workshop.head.round
        rooms = self.gathering.rooms if self.gathering is not None else ()
        return max((room.round for room in rooms), default=1)

    @property
    def is_revealed(self) -> bool:
        """Whether what was answered in this round may be shown."""
        workshop = self.workshop
        told = workshop is not None and workshop.head.revealed
        return told or self._revealed_here == self.round

    @property
    def rooms(self) -> Rooms:
        """The rooms that may be shown; of a round that is not revealed there is none.

        Raises:
            RuntimeError: before the first look.
        """
        if self.gathering is None:
            raise RuntimeError("nothing was gathered yet")
        if self._rooms is None:
            last = self.round if self.is_revealed else self.round - 1
            self._rooms = Rooms(self.gathering, self.library, self.workshop, last)
        return self._rooms

    @property
    def has_rooms(self) -> bool:
        """Whether there is a room that may be shown."""
        return self.gathering is not None and bool(self.rooms.keys)

    @property
    def has_answers(self) -> bool:
        """Whether anybody has answered in this round."""
        rooms = self.gathering.rooms if self.gathering is not None else ()
        return any(room.round == self.round for room in rooms)

    @property
    def room(self) -> RoomKey:
        """The room that is talked about: the one chosen, else the first of the latest round.

        Raises:
            StopIteration: where no room may be shown.
        """
        keys = self.rooms.keys
        if self.key in keys:
            assert self.key is not None
            return self.key
        latest = max((key[1] for key in keys), default=1)
        return next(key for key in keys if key[1] == latest)

    def reveal(self) -> None:
        """Show what was answered in this round, from now on."""
        self._revealed_here = self.round
        self.key = None
        workshop = self.workshop
        if workshop is not None and not workshop.head.revealed:
            self.do(revealed)
        self._tell()

    def begin(self, workshop: WorkshopFile) -> bool:
        """Make the record of a new workshop; whether that could be done."""
        record = Record(self._screen, self.folder)
        try:
            record.begin(workshop)
        except QiError as error:
            self._refuse(error)
            return False
        self._record = record
        self._tell()
        return True

    def do(self, act: Act, quietly: bool = False) -> bool:
        """Do something to the record; whether it was done. What stands against it is told.

        Args:
            act: what to do.
            quietly: whether nobody asked for it; then no question stands in anybody's way.
        """
        if self._record is None or self._record.workshop is None:
            self._record = Record(self._screen, self.folder, self.workshop)
        try:
            self._record.do(act)
        except ValueError as error:
            tell(self._screen.qi, str(error), "warning")
            return False
        except QiError as error:
            self._refuse(error, quietly)
            return False
        self._tell()
        return True

    async def settled(self, patience: float | None = None) -> bool:
        """Wait until the record is on the disk; whether all of it is."""
        return self._record is None or await self._record.settled(patience)

    async def close(self) -> None:
        """Let go of the record; all of it is on the disk."""
        record, self._record = self._record, None
        if record is not None:
            await record.close()

    def _tell(self) -> None:
        self._rooms = None
        self.changed.publish(self)

    def _refuse(self, error: QiError, quietly: bool = False) -> None:
        from qi_tui.ui.flows import show_error

        if quietly:
            said = f"{error.message} {error.hint}".strip()
            tell(self._screen.qi, said, "warning", error.title, TROUBLE_SECONDS)
        else:
            show_error(self._screen.qi, error)
