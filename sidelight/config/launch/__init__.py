"""Starting up: the `sidelight` command with run, demo, manage and check, and with the words
of config/backup.

It prepares a data folder and keeps the web server and the task worker running. It never shows the
demo to another machine, and it never lets the demo and a real site share a folder.
"""
