"""One encrypted file from which a site can be made again, and a drill that shows that it can.

It never puts the site's keys into that file, never keeps the key that opens it, and never writes
over a folder or a database that holds something.
"""
