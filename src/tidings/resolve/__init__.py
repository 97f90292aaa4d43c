"""Words to values: dates, places, parties. Each resolver answers or abstains with a reason."""
