"""The pages on which programmes are written, reviewed, published and read by the staff."""
