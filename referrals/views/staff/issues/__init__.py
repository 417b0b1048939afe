"""Inter-agency issues, for whoever sees referrals; acts for whoever writes them."""
