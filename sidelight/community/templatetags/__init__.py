"""How posts are drawn on the community's pages."""
