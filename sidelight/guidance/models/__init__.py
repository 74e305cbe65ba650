"""What guidance keeps: articles, who signed them off, and ideas. Nothing of anybody's own."""

from sidelight.guidance.models.ideas import IdeaList

__all__ = ["IdeaList"]
