"""A terminal workbench for freelancers who look after their clients."""
