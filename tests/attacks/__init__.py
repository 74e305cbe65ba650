"""What somebody with time and bad intent would try, one file for each sort of attack."""
