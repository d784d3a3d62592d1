"""Dates as sets of possible days (EDTF), and what one article's dates tell about another's."""
