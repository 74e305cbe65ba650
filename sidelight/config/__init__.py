"""Settings, addresses and starting up.

It knows every app and no app knows it. It never holds a rule of what people may do.
"""
