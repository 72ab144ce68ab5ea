"""Insights: figures that tell how it is going."""
