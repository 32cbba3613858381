"""Light on the line: a model of what the terminal shows, so that only changed cells are sent.

It sits between Textual's driver and the terminal. `ThinDriver` is what the app is given; `Grid` reads
Textual's frames, `Painter` writes the difference.
"""
