"""Settings, addresses and the permission table of the whole product; nothing imports this."""
