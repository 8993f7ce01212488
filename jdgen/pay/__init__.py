"""Arithmetic of bands: conversions, spreads, and where a figure sits in the market."""
