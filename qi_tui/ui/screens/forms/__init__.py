"""The screens on which a form's columns and labels are looked over before they are imported."""
