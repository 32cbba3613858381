"""How soon the explorer paints and a headless verb answers, beside bare yardsticks in the same run."""
