"""Tests with what people of ill will, broken programs and bad luck put in front of the program."""
