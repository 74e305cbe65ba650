"""The ways out of the building: e-mail, text message, push. One module each, one protocol."""
