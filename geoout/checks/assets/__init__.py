"""AST, whether what is offered fits the market."""
