"""Two faces in the terminal: the command line (`cli`, `verbs/`) and the explorer (`explorer.py`, `screens/`).

Both read the dossier through `store.dossier` and say it in the words of `catalogue/`; nothing in the store
knows of them. `commands` is the one table of what the explorer can do, `driver/` what goes to the terminal.
"""
