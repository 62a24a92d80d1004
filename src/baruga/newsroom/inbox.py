"""What the newsroom contributes to *Meja saya*."""
