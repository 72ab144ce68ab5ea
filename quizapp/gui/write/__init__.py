"""Write: the teacher's desk, where questions are written and mended."""
