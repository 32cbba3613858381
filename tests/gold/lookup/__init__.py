"""Queries over the seeds with their right answers, written from reading the articles."""
