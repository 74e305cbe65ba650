"""Reading the chain, the head file and the guards of tables."""
