"""The counsellors' side of places: who asked, what they wrote, what is decided."""
