"""How members say they are, coming, going and later; and a task for a person where it is hard.

It never adds anything up: no number, no scale, no label on anybody. What somebody said is for
themselves and for those who lead their group.
"""
