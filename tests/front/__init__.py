"""The page front: pages for everybody are made once, and never shown when they are old."""
