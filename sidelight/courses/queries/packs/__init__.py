"""Reading course packs, and writing a programme as one. docs/course-pack.md is the format."""
