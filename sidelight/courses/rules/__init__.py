"""Questions about courses, answered from plain facts."""
