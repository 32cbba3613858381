"""How ingest, ledger and opening grow with the number of articles, beside yardsticks of the same run."""
