"""What may be shown and to whom, behind the one door `privacy`; and how raters are told."""
