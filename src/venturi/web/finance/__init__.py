"""What deals are measured by: products, targets, costs, rates of exchange."""
