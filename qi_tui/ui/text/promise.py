"""What every rater is told about privacy before they rate, in one line and at length."""

from __future__ import annotations

PROMISE_LINE = "Rate alone first. It stays on this laptop; the room sees counts, not names."

PROMISE = (
    "You rate alone first. What you rate stays on this laptop, in one file of yours, until you "
    "hand that file over. In the room, answers are shown as counts without names, from the first "
    "rater on; role groups only from 3. In what leaves the room, medians are shown only from 5 "
    "raters and counts only from 10, never single answers or names."
)
