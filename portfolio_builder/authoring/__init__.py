"""What is written into a candidate's folder because they asked; nothing else writes there."""
