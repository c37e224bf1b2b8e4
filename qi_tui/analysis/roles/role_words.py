"""What people read about the roles: how far apart, and how often labels at random would do it.

No gap is called large or small: the sentences give figures, and below 4 in a group none.
"""

from __future__ import annotations

from fractions import Fraction

from qi_tui.analysis.item.disagreement import NONE
from qi_tui.analysis.roles.deals import Deals
from qi_tui.analysis.roles.role_form import FormEffect
from qi_tui.analysis.roles.roles import FEWEST_TO_RANK, RoleFigures

TOO_FEW_TO_RANK = (
    f"Fewer than {FEWEST_TO_RANK} in a group: look at the answers, and make no more of them."
)
"""What stands for every figure about roles where a group is that small."""

# A fraction of more deals than this is easier to grasp as about 1 of so many.
_FEW = 100


def deals_sentence(deals: Deals) -> str:
    """What the deals say, in one plain sentence without its full stop.

    A share that is not a plain fraction is said as so many of 10, or as 1 of so many, which never
    makes the gap look rarer than it is; above one half it is "most".
    """
    start = "if the labels were dealt at random, a gap this large would turn up in"
    return f"{start} {_how_many(deals)}"


def show_points(gap: Fraction | None) -> str:
    """A mean gap as it is shown: one decimal, halves up, "–" if there is none."""
    if gap is None:
        return NONE
    tenths = int(10 * gap + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}" if tenths or not gap else "less than 0.1"


def show_share(share: Fraction | None) -> str:
    """A share as it is shown: a whole percentage, halves up, "–" if there is none."""
    return NONE if share is None else f"{int(100 * share + Fraction(1, 2))}%"


def role_sentences(figures: RoleFigures) -> tuple[str, ...]:
    """What the figures say in plain sentences; below 4 in a group only that they say nothing."""
    if len(figures.groups) < 2:
        return ()
    if not figures.may_rank:
        return (TOO_FEW_TO_RANK,)
    if figures.deals is None:
        return ("Everyone in these roles gave the same answer.",)
    between, within = show_points(figures.between), show_points(figures.within)
    gaps = f"different roles are typically {between} points apart, two of the same role {within}"
    said = deals_sentence(figures.deals)
    return f"Two people of {gaps}.", f"{said[0].upper()}{said[1:]}."


def form_sentence(effect: FormEffect) -> str:
    """What the whole form says about the roles, in one plain sentence."""
    if not effect.may_rank:
        return TOO_FEW_TO_RANK
    items = "the one item" if effect.items == 1 else f"all {effect.items} items"
    return f"Over {items} that the roles can be compared on: {deals_sentence(effect.deals)}."


def _how_many(deals: Deals) -> str:
    share = deals.share
    if not deals.is_exact and not deals.as_large:
        return f"none of the {deals.dealt:,} deals that were tried"
    if share > Fraction(1, 2):
        return "every deal" if deals.is_exact and share == 1 else "most deals"
    if deals.is_exact and (share.numerator == 1 or share.denominator <= _FEW):
        return f"{share.numerator:,} of {share.denominator:,} deals"
    if share >= Fraction(1, 10):
        return f"about {int(10 * share + Fraction(1, 2))} of 10 deals"
    return f"about 1 of {int(1 / share):,} deals"
