"""Press pages with gold, made from templates."""
