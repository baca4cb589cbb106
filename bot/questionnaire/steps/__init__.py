"""The questions, as data: a file for each part of the form. A new question is a new `Step`."""
