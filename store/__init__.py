"""Everything headless: articles in, typed records out; never imports the screen."""

__version__ = "1.0.0"
