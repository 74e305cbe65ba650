"""An evening in a room that is played on two web servers, and told beside it in plain lists.

`promised` says what a room promises, and knows no code of it; `played` does each thing to both;
`compared` looks whether they agree. What may happen stands in the test that begins it.
"""
