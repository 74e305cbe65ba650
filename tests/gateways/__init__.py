"""Messages that really go out, to servers on this machine: mail, an HTTP gateway, push."""
