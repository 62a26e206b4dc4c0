"""The printed plan as a book: what stands in it, in which order, without a word on any file format.

`blocks` are the kinds of things that stand on paper, `words` the words by which a reader finds them again;
`chapters`, `project_sheets` and `roadmap` make the parts, `making` the whole book of a register.
"""
