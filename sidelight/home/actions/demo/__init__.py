"""The demo charity: invented people, and three weeks in which ordinary things happened."""

from sidelight.home.actions.demo.load import load_demo

__all__ = ["load_demo"]
