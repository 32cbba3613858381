"""Two articles side by side: passages aligned by what they say, facts in four classes, and who tells what.

Each of these is a module, imported by itself: comparing two articles loads nothing of the others.
"""
