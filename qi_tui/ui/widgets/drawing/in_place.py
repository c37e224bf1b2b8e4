"""Another length of what a widget scrolls through, without a layout where none is needed.

Textual lays the whole screen out for it, and paints the scroll bar later than the rest.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


def is_grown_in_place(view: ScrollView, size: Size) -> bool:
    """Give a widget another size to scroll through, if that changes neither its own nor its bar.

    Args:
        view: the widget; it scrolls up and down only.
        size: how large what it shows is now, in cells.

    Returns:
        Whether that is done; where it is not, the widget has to be laid out.
    """
    window = view.scrollable_content_region.height
    if not window or view.styles.is_auto_height:
        return False
    if (size.height > window) != view.show_vertical_scrollbar:
        return False
    view.set_reactive(Widget.virtual_size, size)
    if view.show_vertical_scrollbar:
        view.vertical_scrollbar.window_virtual_size = size.height
    view.scroll_y = min(view.scroll_y, view.max_scroll_y)
    return True
