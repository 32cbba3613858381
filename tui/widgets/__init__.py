"""What is drawn line by line: lists, pages, the text of an article, the two lines around a view.

A widget knows records and tones; a view gives it what to show, and it posts a message when a key means
something to the view. Only the top line looks at the dossier itself, for its name and counts.
"""
