"""What `communique add` and `communique watch` do: inputs planned, read on several processes, written by one."""
