"""One module per screen; a screen owns its state and binds it into its widgets."""
