"""How widgets are drawn and take keys, whatever they show."""
