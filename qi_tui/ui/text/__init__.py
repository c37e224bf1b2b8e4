"""What the screens say: text and drawn characters as Textual's Content, no widget among them."""
