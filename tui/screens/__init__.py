"""The views of the explorer with their rows and pages, and what lies over a view: choosers, questions.

A view owns its layout and its commands; what it shows comes from the dossier and the `Index` over it. `base`
is what all views share, `work` what an analyst can do from any of them.
"""
