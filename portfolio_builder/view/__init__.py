"""Model to what people see: one frozen view for each template, addresses, order, wording."""
