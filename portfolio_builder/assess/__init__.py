"""Pure decisions over a portfolio: which claims count, how competences stand, what is wrong."""
